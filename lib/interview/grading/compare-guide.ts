import { dot } from "@/lib/vectors";
import type { GuideMaterial } from "./guide-material";

/** A sentence compared with a guide: what is near by chance, and what is nearest. */
export interface SentenceStanding {
  /**
   * How far a sentence stands out at each point of the rubric: the mean of its cosines with the
   * point and with the point's passage, each in standard deviations above its cosines with the rest
   * of the guide. Plain words come less near to everything, so a cosine alone says little of them.
   */
  readonly heights: readonly number[];
}

/** How an answer stands among the questions of a guide. Shares are 0..1, leads differences of cosines. */
export interface AnswerStanding {
  /** Mean over sentences of the best cosine with the rubric, less that with the best other question. */
  readonly lead: number;
  /** The same for statements of the answers instead of key points. */
  readonly statementLead: number;
  /** Mean over sentences of the best cosine with the rubric, less that with an outside example. */
  readonly outsideLead: number;
  /** Mean over sentences of the best cosine with the rubric. */
  readonly reach: number;
  /** Share of sentences to which no other question's key point is nearer. */
  readonly home: number;
  /** Share of sentences whose nearest statement is of the question. */
  readonly homeStatements: number;
  /** Share of the rubric's points at which some sentence stands out most. */
  readonly spread: number;
}

/** Points and passages of the rubric that sentences are compared with. */
interface ComparedRubric {
  readonly questionNumber: number;
  readonly points: readonly Float32Array[];
  /** Statements of each point's passage. */
  readonly passages: readonly (readonly Float32Array[])[];
}

/** Compares sentences with a rubric and with all of the guide. @param sentences - unit vectors */
export function compareGuide(
  sentences: readonly Float32Array[],
  rubric: ComparedRubric,
  guide: Pick<GuideMaterial, "keyPoints" | "statements" | "outside">,
): { readonly sentences: readonly SentenceStanding[]; readonly answer: AnswerStanding } {
  const { questionNumber } = rubric;
  const compared = sentences.map((sentence) => compareSentence(sentence, rubric, guide));
  const meanOf = (measure: (entry: ComparedSentence) => number) => average(compared.map(measure));
  const reach = meanOf(({ ownPoint }) => ownPoint);
  const bestOther = (nearest: (entry: ComparedSentence) => ReadonlyMap<number, number>) =>
    Math.max(
      -1,
      ...[...guide.keyPoints.keys()]
        .filter((number) => number !== questionNumber)
        .map((number) => meanOf((entry) => nearest(entry).get(number) ?? -1)),
    );
  const hasOthers = guide.keyPoints.size > 1;
  const ownStatement = meanOf(({ statements }) => statements.get(questionNumber) ?? -1);
  const tops = new Set(compared.map(({ heights }) => heights.indexOf(Math.max(...heights))));
  return {
    sentences: compared,
    answer: {
      reach,
      lead: hasOthers ? reach - bestOther(({ points }) => points) : 0,
      statementLead: hasOthers ? ownStatement - bestOther(({ statements }) => statements) : 0,
      outsideLead: meanOf(({ ownPoint, outside }) => ownPoint - outside),
      home: meanOf(({ ownPoint, points }) =>
        Number(
          [...points].every(([number, near]) => number === questionNumber || near <= ownPoint),
        ),
      ),
      homeStatements: meanOf(({ statements }) => {
        const own = statements.get(questionNumber) ?? -1;
        return Number([...statements.values()].every((near) => near <= own));
      }),
      spread: tops.size / Math.max(1, rubric.points.length),
    },
  };
}

/** Highest cosines, by question where they are many. */
interface ComparedSentence extends SentenceStanding {
  readonly ownPoint: number;
  readonly points: ReadonlyMap<number, number>;
  readonly statements: ReadonlyMap<number, number>;
  readonly outside: number;
}

function compareSentence(
  sentence: Float32Array,
  { questionNumber, points, passages }: ComparedRubric,
  guide: Pick<GuideMaterial, "keyPoints" | "statements" | "outside">,
): ComparedSentence {
  const own = points.map((point) => dot(point, sentence));
  const others = measureNearness(sentence, guide.keyPoints, questionNumber);
  const all = measureNearness(sentence, guide.statements);
  return {
    ownPoint: Math.max(-1, ...own),
    points: others.nearest,
    statements: all.nearest,
    outside: highest(guide.outside, sentence),
    heights: own.map((cosine, at) => {
      const passage = passages[at] ?? [];
      const near = passage.length > 0 ? all.height(highest(passage, sentence)) : 0;
      return (others.height(cosine) + near) / 2;
    }),
  };
}

/** A spread too small to measure by: an empty guide, or one that says the same throughout. */
const minDeviation = 0.01;

function measureNearness(
  sentence: Float32Array,
  texts: ReadonlyMap<number, readonly Float32Array[]>,
  left?: number,
) {
  const nearest = new Map<number, number>();
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (const [number, vectors] of texts) {
    if (number === left) continue;
    let best = -1;
    for (const vector of vectors) {
      const cosine = dot(vector, sentence);
      best = Math.max(best, cosine);
      count += 1;
      sum += cosine;
      squares += cosine * cosine;
    }
    nearest.set(number, best);
  }
  const mean = sum / Math.max(1, count);
  const variance = squares / Math.max(1, count) - mean * mean;
  const deviation = Math.max(minDeviation, Math.sqrt(Math.max(0, variance)));
  return { nearest, height: (cosine: number) => (cosine - mean) / deviation };
}

/**
 * Deals sentences to points, one to one, the one that stands out most first.
 * @returns for each point how far its sentence stands out; 0 for a point that is left without one
 */
export function assignSentences(
  sentences: readonly SentenceStanding[],
  pointCount: number,
): number[] {
  const assigned = new Array<number>(pointCount).fill(0);
  const pairs = sentences
    .flatMap(({ heights }, sentence) =>
      heights.map((height, point) => ({ height, sentence, point })),
    )
    .sort((a, b) => b.height - a.height);
  const usedSentences = new Set<number>();
  const usedPoints = new Set<number>();
  for (const { height, sentence, point } of pairs) {
    if (usedSentences.has(sentence) || usedPoints.has(point)) continue;
    usedSentences.add(sentence);
    usedPoints.add(point);
    assigned[point] = height;
  }
  return assigned;
}

function highest(vectors: readonly Float32Array[], sentence: Float32Array): number {
  return vectors.reduce((most, vector) => Math.max(most, dot(vector, sentence)), -1);
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
