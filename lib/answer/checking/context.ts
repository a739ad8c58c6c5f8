import type { EvidenceSentence } from "./evidence";
import { sidesOf } from "./opposites";
import type { Word } from "./read-words";

/** How far words around a place still say what is meant there. */
const nearness = 4;
/** A word of another clause says less. */
const otherClause = 0.25;

type WeightOf = (stem: string) => number;

/** A claim's words, read once for all comparisons. */
export interface ClaimWords {
  readonly plain: string;
  readonly words: readonly Word[];
  readonly weightOf: WeightOf;
}

/**
 * How alike the surroundings of two places are: the share of what stands near a claim's word that
 * stands near a word of the evidence too, 0..1.
 */
function likeness(
  { words, weightOf }: ClaimWords,
  at: number,
  sentence: EvidenceSentence,
  place: number,
): number {
  const here = words[at];
  const there = sentence.words[place];
  let total = 0;
  let shared = 0;
  for (const [index, word] of words.entries()) {
    if (index === at || !(word.isContent || sidesOf(word).length > 0)) continue;
    const near =
      Math.exp(-Math.abs(index - at) / nearness) *
      (word.clause === here?.clause ? 1 : otherClause) *
      weightOf(word.stem);
    total += near;
    if (!sentence.stems.has(word.stem)) continue;
    let best = 0;
    for (const [otherIndex, other] of sentence.words.entries()) {
      if (otherIndex === place || other.stem !== word.stem) continue;
      const close =
        Math.exp(-Math.abs(otherIndex - place) / (2 * nearness)) *
        (other.clause === there?.clause ? 1 : otherClause);
      best = Math.max(best, close);
    }
    shared += near * best;
  }
  return total === 0 ? 0 : shared / total;
}

/** Best likeness of a claim's word to those words of the sentences that a test picks; 0 for none. */
export function bestLikeness(
  claim: ClaimWords,
  at: number,
  sentences: readonly EvidenceSentence[],
  picks: (sentence: EvidenceSentence, place: number) => boolean,
): number {
  let best = 0;
  for (const sentence of sentences) {
    for (let place = 0; place < sentence.words.length; place += 1) {
      if (picks(sentence, place)) best = Math.max(best, likeness(claim, at, sentence, place));
    }
  }
  return best;
}
