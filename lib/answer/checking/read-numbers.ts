import type { Word } from "./read-words";

/** A number a text states. */
export interface StatedNumber {
  readonly value: number;
  /** False for a number in words ("two"), which a model may have counted itself. */
  readonly isWritten: boolean;
  /** Place of its word among the text's words. */
  readonly at: number;
}

const inWords = new Map<string, number>(
  "zero one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, value) => [word, value]),
);
for (const [word, value] of [
  ["half", 0.5],
  ["twice", 2],
  ["double", 2],
  ["twenty", 20],
  ["fifty", 50],
  ["hundred", 100],
  ["thousand", 1000],
] as const) {
  inWords.set(word, value);
}

const scales = new Map<string, number>([
  ["k", 1e3],
  ["thousand", 1e3],
  ["m", 1e6],
  ["million", 1e6],
  ["b", 1e9],
  ["bn", 1e9],
  ["billion", 1e9],
  ["trillion", 1e12],
]);

/** Numbers of a text in order: `1,000`, `2.5 million`, `7B`, `50%` (0.5), `four`. */
export function readNumbers(words: readonly Word[]): StatedNumber[] {
  return words.flatMap((word, at): StatedNumber[] => {
    const counted = inWords.get(word.lower);
    if (counted !== undefined) return [{ value: counted, isWritten: false, at }];
    const match = /^\p{Sc}?(\d[\d,]*(?:\.\d+)?)(%|[a-z]{0,2})$/u.exec(word.lower);
    if (!match) return [];
    const [, digits = "", unit = ""] = match;
    const scale = scales.get(unit) ?? scales.get(words[at + 1]?.lower ?? "") ?? 1;
    const value = Number(digits.replaceAll(",", "")) * (unit === "%" ? 0.01 : scale);
    return [{ value, isWritten: true, at }];
  });
}

/** Whether two numbers are the same, rounding of floating point aside. */
export function sameNumber(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}
