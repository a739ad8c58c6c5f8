import type { Span } from "@/lib/guide/markdown";

/** A shorter quote could stand anywhere. */
const minQuoteLength = 6;

/**
 * Where an answer holds a quote. White space, case and the shape of quotation marks and dashes may
 * differ, words may not.
 * @returns undefined where it does not
 */
export function findQuote(answer: string, quote: string): Span | undefined {
  const words = quote
    .trim()
    .replace(/^["'“”‘’…\s]+|["'“”‘’…\s]+$/g, "")
    .split(/\s+/);
  if (words.join(" ").length < minQuoteLength) return undefined;
  const pattern = words
    .map((word) =>
      word
        .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
        .replace(/["“”]/g, '["“”]')
        .replace(/['‘’]/g, "['‘’]")
        .replace(/[-–—]/g, "[-–—]"),
    )
    .join("\\s+");
  const found = new RegExp(pattern, "i").exec(answer);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}
