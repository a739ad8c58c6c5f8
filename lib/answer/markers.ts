const marker = /\[(\d{1,2})\]/g;

/** Numbers of the markers `[n]` in a text, each once, in order. */
export function readMarkers(text: string): number[] {
  return [...new Set([...text.matchAll(marker)].map(([, number]) => Number(number)))];
}

/** The text without its markers and the space before them. */
export function withoutMarkers(text: string): string {
  return text.replace(/\s*\[\d{1,2}\]/g, "");
}
