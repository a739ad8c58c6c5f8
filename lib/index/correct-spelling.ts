import { stemmer } from "stemmer";

/** Shorter words have too many neighbours to guess from. */
const minLength = 6;
const minCorrectionLength = 4;
/** A word seen once may itself be a slip. */
const minOccurrences = 2;
/** From this length on two slips are forgiven, below it one. */
const longWord = 9;

const wordPattern = /\p{L}+/gu;

/** Texts whose words a query can be held against. */
export interface SpellingTexts {
  /** Corrections come from here. */
  readonly guide: readonly string[];
  /** Words that are only known to be right. */
  readonly other: readonly string[];
}

/**
 * Learns to mend misspelt words from the texts themselves, British spelling included. A word is
 * mended when nothing with its stem is known and a word of the guide with the same first letter is
 * one slip away (two from nine letters on): a letter wrong, missing, too many, or two exchanged.
 * Words in capitals are names.
 * @returns the text with its misspelt words replaced, unchanged where there are none
 * @see Damerau, "A technique for computer detection and correction of spelling errors", CACM 1964
 */
export function learnSpelling({ guide, other }: SpellingTexts): (text: string) => string {
  const counts = new Map<string, number>();
  for (const word of guide.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const knownStems = new Set([...counts.keys(), ...other.flatMap(wordsOf)].map(stemmer));
  const byInitial = new Map<string, [string, number][]>();
  for (const [word, count] of counts) {
    if (count < minOccurrences || word.length < minCorrectionLength) continue;
    const initial = word.slice(0, 1);
    byInitial.set(initial, [...(byInitial.get(initial) ?? []), [word, count]]);
  }
  return (text) =>
    text.replace(wordPattern, (written) => {
      const word = written.toLowerCase();
      const isName = written === written.toUpperCase();
      if (word.length < minLength || isName || knownStems.has(stemmer(word))) return written;
      const slips = word.length < longWord ? 1 : 2;
      const near = (byInitial.get(word.slice(0, 1)) ?? [])
        .filter(([candidate]) => Math.abs(candidate.length - word.length) <= slips)
        .map(([candidate, count]) => ({ candidate, count, far: countSlips(word, candidate) }))
        .filter(({ far }) => far <= slips)
        .sort((a, b) => a.far - b.far || b.count - a.count);
      return near[0]?.candidate ?? written;
    });
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(wordPattern) ?? [];
}

/** Damerau's distance, each pair of letters exchanged at most once (optimal string alignment). */
function countSlips(from: string, to: string): number {
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const exchanged = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (row > 1 && column > 1 && exchanged)
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      current.push(least);
    }
    before = last;
    last = current;
  }
  return last[to.length] ?? 0;
}
