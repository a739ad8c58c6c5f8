/**
 * Lower-case words joined by hyphens, letters without their accents.
 * @param maxLength - cut at a word's end, characters
 */
export function slugify(text: string, maxLength = 60): string {
  const words = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = "";
  for (const word of words) {
    const next = slug ? `${slug}-${word}` : word;
    if (next.length > maxLength && slug) break;
    slug = next.slice(0, maxLength);
  }
  return slug;
}
