import type { Generation } from "@/lib/index/load-generation";
import { authoredCosine } from "../authored-cosines";
import type { Source } from "../message";
import { directionConflict } from "./compare-directions";
import type { ClaimWords } from "./context";
import { measureCoverage } from "./coverage";
import { type EvidencePassage, readText } from "./evidence";
import { denies } from "./negation";

/** Share of a claim that a misconception must hold, by weight, to be worth a closer look. */
const sharedFrom = 0.5;
/** Less alike than this, a claim is about something else. */
const cosineFrom = 0.7;
/** From here on the claim says the reverse of the misconception. */
const reversedFrom = 0.3;

const prepared = new WeakMap<Generation, Map<number, readonly Misbelief[]>>();

interface Misbelief {
  readonly claim: string;
  readonly passage: EvidencePassage;
}

/** How near a claim's unit vector comes to a misconception; −1 where it is about something else. */
export type Likeness = (vector: Float32Array) => number;

/**
 * Misconceptions about the sources' questions, as the guide's authors wrote them, that a claim shares
 * most of its words with and does not deny.
 */
export function misconceptionsLike(
  claim: ClaimWords,
  sources: readonly Source[],
  generation: Generation,
): Likeness[] {
  const numbers = [...new Set(sources.map(({ questionNumber }) => questionNumber))];
  return numbers.flatMap((number) =>
    misbeliefsOf(number, generation)
      .filter((misbelief) => saysTheSame(claim, misbelief))
      .map(({ claim: text }) => (vector: Float32Array) => {
        const cosine = authoredCosine(generation)(number, [text], vector);
        return cosine >= cosineFrom ? cosine : -1;
      }),
  );
}

function saysTheSame(claim: ClaimWords, { passage }: Misbelief): boolean {
  const { byOne } = measureCoverage(claim, [passage]);
  if (byOne < sharedFrom) return false;
  const isDenied = passage.sentences.some(({ words }) => denies(words));
  return (
    denies(claim.words) === isDenied && directionConflict(claim, passage.sentences) < reversedFrom
  );
}

function misbeliefsOf(number: number, generation: Generation): readonly Misbelief[] {
  const known = prepared.get(generation) ?? new Map<number, readonly Misbelief[]>();
  prepared.set(generation, known);
  const found = known.get(number);
  if (found) return found;
  const { details } = generation.questionByNumber.get(number) ?? {};
  const made = (details?.misconceptions ?? []).map(({ claim }) => ({
    claim,
    passage: readText(claim),
  }));
  known.set(number, made);
  return made;
}
