import { analyze } from "@/lib/index/analyze-text";

/** Words of this many letters and more are mostly terms of a field. */
const longWord = 9;
/** A share of long words above the first is not plain, below the second it is. */
const longShare = { none: 0.06, full: 0.03 } as const;
/** A share of words without a topic below the first is not plain, above the second it is. */
const functionShare = { none: 0.42, full: 0.5 } as const;
/** Fewer words tell nothing of their style; from the second on they do. */
const words = { none: 30, full: 90 } as const;

/** From here on an answer counts as put in everyday words. */
export const plainLimit = 0.5;

/**
 * How far a text is put in everyday words, 0..1: few long words, many small ones. Short texts and
 * notes are 0. It says nothing of what the text is worth.
 */
export function measurePlainness(text: string): number {
  const found = text.match(/[A-Za-z][A-Za-z'’-]*/g) ?? [];
  if (found.length === 0) return 0;
  const share = (isIn: (word: string) => boolean) => found.filter(isIn).length / found.length;
  return (
    between(
      share((word) => word.length >= longWord),
      longShare,
    ) *
    between(
      share((word) => analyze(word).length === 0),
      functionShare,
    ) *
    between(found.length, words)
  );
}

function between(value: number, { none, full }: { none: number; full: number }): number {
  return Math.min(1, Math.max(0, (value - none) / (full - none)));
}
