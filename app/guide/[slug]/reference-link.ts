/** Where a reference can be read; undefined for one without an address, such as a book. */
export function referenceLink(id: string): string | undefined {
  const arxiv = /^arXiv:(\d{4}\.\d{4,5})$/.exec(id);
  if (arxiv) return `https://arxiv.org/abs/${arxiv[1]}`;
  return id.startsWith("https://") ? id : undefined;
}
