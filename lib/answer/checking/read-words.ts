import { stemmer } from "stemmer";
import { analyze } from "@/lib/index/analyze-text";

/** A word of a sentence as the checks see it. */
export interface Word {
  /** Lower case, no accents, no possessive `'s`. */
  readonly lower: string;
  /** As it is written. */
  readonly surface: string;
  /** Porter stem; numbers and names with digits stay whole. */
  readonly stem: string;
  /** False for words that carry no topic. */
  readonly isContent: boolean;
  /** Place among the words of its clause; neighbours differ by 1. */
  readonly clause: number;
  /** Span in the text, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

const wordPattern =
  /\p{Sc}?[\p{L}\p{N}]+(?:[.,](?=\p{N})\p{N}+|['’.](?=\p{L})\p{L}+)*(?:[+#%]+)?/gu;
const clauseEnd =
  /[,;:()–—]|\b(?:and|but|while|whereas|because|so|which|or|although|though|since|when|if|unless|until|whose)\b/i;

/**
 * The words of a plain text in order. Hyphenated words count part by part; `1,000`, `0.5` and `e.g`
 * are one word each.
 */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  let clause = 0;
  let previousEnd = 0;
  for (const match of text.matchAll(wordPattern)) {
    const [surface] = match;
    const start = match.index;
    if (/[,;:()–—]/.test(text.slice(previousEnd, start))) clause += 1;
    else if (clauseEnd.test(surface)) clause += 1;
    previousEnd = start + surface.length;
    const lower = lowerOf(surface);
    const stem = stemOf(lower);
    words.push({
      lower,
      surface,
      stem,
      isContent: isContent(lower),
      clause,
      start,
      end: previousEnd,
    });
  }
  return words;
}

const known = new Map<string, { stem: string; isContent: boolean }>();
/** Distinct words remembered; a guide has some ten thousand. */
const maxKnown = 50_000;

function lookUp(lower: string): { stem: string; isContent: boolean } {
  const found = known.get(lower);
  if (found) return found;
  if (known.size >= maxKnown) known.clear();
  const [term] = analyze(lower);
  const made = {
    stem: /\p{N}/u.test(lower) ? lower : stemmer(lower),
    isContent: term !== undefined,
  };
  known.set(lower, made);
  return made;
}

function stemOf(lower: string): string {
  return lookUp(lower).stem;
}

function isContent(lower: string): boolean {
  return lookUp(lower).isContent;
}

function lowerOf(surface: string): string {
  return surface
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/['’]s?$/, "")
    .toLowerCase();
}
