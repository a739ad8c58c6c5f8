import type { Generation } from "@/lib/index/load-generation";
import { dot } from "@/lib/vectors";
import type { RubricPoint } from "../grade";
import type { GradingTools, Probe } from "./gather-material";

/** Sentences of the answer that are read beside a point, nearest first. */
const sentencesRead = 3;
/** Of these, how many are also read beside the statement of the point's passage that is nearest to each. */
const sentencesReadInPassage = 2;

/** What reading tells of an answer and a point; the greatest over what was read, 0..1. */
export interface PointReading {
  /** How surely the point, or a statement of its passage, bears a sentence out. */
  readonly entailed: number;
  /** How surely it denies one; and the one most surely denied, where any was read. */
  readonly denied: number;
  readonly deniedSentence?: string;
}

/** Of a point beside which there is nothing to read. */
export const nothingRead: PointReading = { entailed: 0, denied: 0 };

interface Pair {
  /** Position of the point. */
  readonly at: number;
  readonly premise: string;
  readonly claim: string;
}

/**
 * Reads the sentences of an answer that come nearest to each point beside it and beside its passage:
 * likeness tells what a sentence is about, reading whether it says the same or the opposite.
 * @param points - with their vectors without the question's direction
 * @returns one reading a point
 * @throws as `EntailmentModel.judge`
 */
export async function readPoints(
  points: readonly (Pick<RubricPoint, "text" | "passageId"> & {
    readonly residual: Float32Array;
  })[],
  sentences: readonly Probe[],
  { generation, entailment, signal }: Omit<GradingTools, "embedder">,
): Promise<PointReading[]> {
  const pairs = points.flatMap(({ text, passageId, residual }, at): Pair[] => {
    const nearest = mostBy(sentences, (probe) => dot(probe.residual, residual));
    const besidePoint = nearest
      .slice(0, sentencesRead)
      .map(({ unit }) => ({ at, premise: text, claim: unit.text }));
    const besidePassage = nearest.slice(0, sentencesReadInPassage).flatMap(({ unit, vector }) => {
      const premise = nearestStatement(passageId, vector, generation);
      return premise === undefined ? [] : [{ at, premise, claim: unit.text }];
    });
    return [...besidePoint, ...besidePassage];
  });
  const judgements = await entailment.judge(pairs, { signal });
  return points.map((_, at) => {
    const own = judgements.flatMap((judgement, index) => {
      const pair = pairs[index];
      return pair?.at === at ? [{ ...judgement, claim: pair.claim }] : [];
    });
    const [mostDenied] = mostBy(own, ({ contradicted }) => contradicted);
    return {
      entailed: Math.max(0, ...own.map(({ entailed }) => entailed)),
      denied: mostDenied?.contradicted ?? 0,
      deniedSentence: mostDenied?.claim,
    };
  });
}

/** The plain words of a passage's statement nearest to a vector; undefined for a passage of none. */
function nearestStatement(
  passageId: string,
  vector: Float32Array,
  { statementsByPassage, cosineOfStatement, content }: Generation,
): string | undefined {
  const positions = statementsByPassage.get(passageId) ?? [];
  const [nearest] = mostBy(positions, (position) => cosineOfStatement(position, vector));
  return nearest === undefined ? undefined : content.statements[nearest]?.plain;
}

function mostBy<Item>(items: readonly Item[], measure: (item: Item) => number): Item[] {
  return items
    .map((item) => ({ item, value: measure(item) }))
    .sort((a, b) => b.value - a.value)
    .map(({ item }) => item);
}
