import type { Generation } from "@/lib/index/load-generation";
import { dot } from "@/lib/vectors";
import { authoredCosine } from "../authored-cosines";
import type { Source } from "../message";
import { directionConflict } from "./compare-directions";
import type { ClaimWords } from "./context";
import { measureCoverage } from "./coverage";
import { type EvidencePassage, readText } from "./evidence";
import { denies } from "./negation";

/** Share of a claim that a falsehood must hold, by weight, to be worth a closer look. */
const sharedFrom = 0.5;
/** How much more of a claim a falsehood must hold than the best sentence cited. */
const moreThanSupport = 0.1;
/** From here on the claim is the falsehood, whatever the passage cited holds of it. */
const saidWhole = 0.95;
/** Less alike than this, a claim is about something else. */
const cosineFrom = 0.75;
/** From here on the claim says the reverse of the falsehood. */
const reversedFrom = 0.3;

/** A false sentence that the guide's authors wrote: a misconception, or a contradiction of a key point. */
interface Falsehood {
  readonly claim: string;
  readonly passage: EvidencePassage;
  readonly cosineWith: Likeness;
}

/** How near a claim's unit vector comes to a falsehood; −1 where it is about something else. */
export type Likeness = (vector: Float32Array) => number;

const prepared = new WeakMap<Generation, Map<number, readonly Falsehood[]>>();

/**
 * Falsehoods about the sources' questions that a claim shares most of its words with, more of them than
 * with what it cites, and does not deny.
 * @param supported - share of the claim that the best sentence cited holds, by weight, 0..1
 */
export function falsehoodsLike(
  claim: ClaimWords,
  sources: readonly Source[],
  { generation, supported }: { readonly generation: Generation; readonly supported: number },
): Likeness[] {
  const numbers = [...new Set(sources.map(({ questionNumber }) => questionNumber))];
  const shareFrom = Math.min(saidWhole, Math.max(sharedFrom, supported + moreThanSupport));
  return numbers.flatMap((number) =>
    falsehoodsOf(number, generation)
      .filter((falsehood) => saysTheSame(claim, falsehood, shareFrom))
      .map(({ cosineWith }) => (vector: Float32Array) => {
        const cosine = cosineWith(vector);
        return cosine >= cosineFrom ? cosine : -1;
      }),
  );
}

function saysTheSame(claim: ClaimWords, { passage }: Falsehood, shareFrom: number): boolean {
  const { byOne } = measureCoverage(claim, [passage]);
  if (byOne < shareFrom) return false;
  const isDenied = passage.sentences.some(({ words }) => denies(words));
  return (
    denies(claim.words) === isDenied && directionConflict(claim, passage.sentences) < reversedFrom
  );
}

function falsehoodsOf(number: number, generation: Generation): readonly Falsehood[] {
  const known = prepared.get(generation) ?? new Map<number, readonly Falsehood[]>();
  prepared.set(generation, known);
  const found = known.get(number);
  if (found) return found;
  const { details } = generation.questionByNumber.get(number) ?? {};
  const made = [
    ...(details?.misconceptions ?? []).map(({ claim }) => ({
      claim,
      passage: readText(claim),
      cosineWith: (vector: Float32Array) => authoredCosine(generation)(number, [claim], vector),
    })),
    ...(generation.contradictions.get(number) ?? []).map(({ claim, vector: own }) => ({
      claim,
      passage: readText(claim),
      cosineWith: (vector: Float32Array) => dot(own, vector),
    })),
  ];
  known.set(number, made);
  return made;
}
