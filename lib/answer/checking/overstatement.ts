import type { ClaimWords } from "./context";
import type { EvidenceSentence } from "./evidence";
import type { Word } from "./read-words";

/** Words that claim much ("always", "proves") or something ("all", "enough") and stand nowhere in the passages; 0 or 1. */
export interface StrongWords {
  readonly overclaim: number;
  readonly strongWord: number;
}

/** Words before and after which a strong word claims no more than the sentence would without it. */
const softening = new Set("nearly almost virtually at if without not".split(" "));
const softened = new Set("you we i one that others rest remaining".split(" "));

/** Whether a word is less strong than it looks: "nearly all" and "all you want" are. */
function isSoftened(words: readonly Word[], at: number): boolean {
  const [before, next, afterNext] = [-1, 1, 2].map((away) => words[at + away]?.lower ?? "");
  return (
    softening.has(before ?? "") ||
    softened.has(next ?? "") ||
    (next === "the" && softened.has(afterNext ?? ""))
  );
}

const absolutes = new Set(
  "alwai never everi each all entir complet fulli guarante imposs everyth everyon everybodi nobodi none exactli".split(
    " ",
  ),
);

/** 1 where the claim is absolute ("always") and its evidence is not. */
export function absoluteConflict(
  { words }: Pick<ClaimWords, "words">,
  best: readonly EvidenceSentence[],
): number {
  const isAbsolute = ({ stem }: Word) => absolutes.has(stem);
  const own = words.filter(
    (word, at) =>
      isAbsolute(word) &&
      word.lower !== "each" &&
      words[at + 1]?.lower !== "of" &&
      !isSoftened(words, at),
  );
  if (own.length === 0) return 0;
  return best.some((sentence) => sentence.words.some(isAbsolute)) ? 0 : 1;
}

const overclaims = new Set(
  "always everything everyone everybody proves prove proof guarantee guarantees guaranteed impossible entirely completely solves solved eliminates best cannot".split(
    " ",
  ),
);
const strong = new Set("all every any never only enough simply".split(" "));

/** Which strong words of a claim stand nowhere in its evidence. */
export function findStrongWords(
  { words }: Pick<ClaimWords, "words">,
  sentences: readonly EvidenceSentence[],
): StrongWords {
  if (!words.some(({ lower }) => overclaims.has(lower) || strong.has(lower))) {
    return { overclaim: 0, strongWord: 0 };
  }
  const stated = new Set(sentences.flatMap((sentence) => sentence.words.map(({ lower }) => lower)));
  const isNew = ({ lower }: Word) =>
    !stated.has(lower) && !(lower === "cannot" && (stated.has("not") || stated.has("no")));
  return {
    overclaim: words.some((word) => overclaims.has(word.lower) && isNew(word)) ? 1 : 0,
    strongWord: words.some(
      (word, at) => strong.has(word.lower) && !isSoftened(words, at) && isNew(word),
    )
      ? 1
      : 0,
  };
}
