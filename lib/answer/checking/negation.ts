import type { Word } from "./read-words";

const negators = new Set(
  "not no never without cannot neither nor none nothing hardly barely nobody lacks lack lacking fails fail ignore ignores ignored ignoring unlike avoid avoids unnecessary".split(
    " ",
  ),
);
/** Words, stemmed, that deny without a negation. */
const softNegators = new Set(
  "rather instead avoid remov drop skip prevent elimin few less rare seldom onli lack fail ignor wrong fals imposs forbid hide lose loss miss stop beyond differ free".split(
    " ",
  ),
);
/** How many words after a negator it reaches. */
const reach = 5;

/**
 * Which words of a sentence stand under a negation: one of the five words before them, in the same
 * clause, denies. Two negations cancel.
 * @returns one entry a word
 */
export function negatedWords(words: readonly Word[]): boolean[] {
  const negated = words.map(() => false);
  words.forEach((word, at) => {
    if (!isNegator(words, at)) return;
    for (let next = at + 1; next <= at + reach && next < words.length; next += 1) {
      if (words[next]?.clause !== word.clause) break;
      negated[next] = !negated[next];
    }
  });
  return negated;
}

/** Whether a sentence denies something, in whatever words. */
export function denies(words: readonly Word[]): boolean {
  return words.some(
    (word, at) =>
      isNegator(words, at) || softNegators.has(word.stem) || /^un[a-z]{4}/.test(word.lower),
  );
}

export function isNegator(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word) return false;
  // "Not only", "no longer than", "nothing but" deny nothing.
  if (/^(?:only|longer|matter|just)$/.test(words[at + 1]?.lower ?? "")) return false;
  return negators.has(word.lower) || /n['’]t$/i.test(word.surface);
}
