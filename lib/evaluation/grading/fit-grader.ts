import type { Embedder } from "@/lib/embedding/embedder";
import type { Generation } from "@/lib/index/load-generation";
import { buildRubric } from "@/lib/interview/build-rubric";
import type { RubricPoint } from "@/lib/interview/grade";
import {
  type AnswerSigns,
  answerSigns,
  applyRegression,
  estimatePoint,
  type PointEstimate,
  type Regression,
  readAnswerSigns,
  readVerdictSigns,
  verdictSigns,
  type WholeAnswer,
} from "@/lib/interview/grading/estimate-coverage";
import { gatherMaterial } from "@/lib/interview/grading/gather-material";
import {
  contradictSigns,
  coverSigns,
  type GraderCoefficients,
} from "@/lib/interview/grading/grader-coefficients";
import {
  type PointSign,
  type PointSigns,
  readPointSigns,
} from "@/lib/interview/grading/point-signs";
import { readAnswer } from "@/lib/interview/grading/read-answer";
import { calibrateCoverage, chooseThresholds, spreadScores } from "./calibrate-grader";
import { fitRegression, type WeightedObservation } from "./fit-regression";
import type { GradingSet } from "./read-grading-set";
import { rankCorrelation } from "./statistics";
import { makeZeros } from "./synthetic-zeros";

/** Parts that whole questions are dealt into; each is graded by a fit on the others. */
const foldCount = 10;
/** Weight of a made answer beside a person's, for points and for coverage. */
const zeroWeight = { points: 0.15, coverage: 0.4 } as const;
/** Pull of the weights towards 0. */
const l2 = { covers: 0.002, contradicts: 0.01, coverage: 0.001 } as const;
const digits = 5;

/** An answer with its signs. */
interface Case {
  readonly number: number;
  readonly isMade: boolean;
  /** 0..1 */
  readonly score: number;
  readonly whole: WholeAnswer;
  readonly points: readonly Pick<RubricPoint, "weight">[];
  readonly signs: readonly PointSigns[];
  readonly covers: readonly boolean[];
  readonly contradicts: readonly boolean[];
}

type PointModels = Pick<GraderCoefficients, "covers" | "contradicts">;

/**
 * Fits the embedded grader on answers labelled with the guide's key points, and on made answers
 * worth nothing. Points are fitted first; coverage is fitted on estimates for questions that the
 * points' fit had not seen, or it would trust them too much.
 */
export async function fitGrader(
  set: GradingSet,
  tools: { readonly generation: Generation; readonly embedder: Pick<Embedder, "embed"> },
): Promise<GraderCoefficients> {
  const cases = await collectCases(set, tools);
  const folds = dealFolds(cases);
  const estimates = crossEstimate(cases, folds);
  const signs = cases.map(({ points, whole }, at) =>
    readAnswerSigns(points, estimates[at] ?? [], whole),
  );
  const raw = new Array<number>(cases.length).fill(0);
  for (const fold of folds) {
    const model = fitCoverage(cases, signs, (at) => !fold.has(at));
    for (const at of fold) {
      const own = signs[at];
      if (own) raw[at] = applyRegression(model, own);
    }
  }
  const scored = cases.flatMap(({ score, isMade }, at) => [
    { estimate: raw[at] ?? 0, score, weight: isMade ? zeroWeight.coverage : 1, isMade },
  ]);
  const calibration = calibrateCoverage(scored);
  const labelled = cases.flatMap(({ isMade, covers, contradicts }, at) =>
    isMade
      ? []
      : covers.map((isCovered, point) => ({
          estimate: estimates[at]?.[point] ?? { covered: 0, contradicted: 0 },
          isCovered,
          isContradicted: contradicts[point] ?? false,
        })),
  );
  const { thresholds, precision, recall } = chooseThresholds(labelled);
  const { ranges, meanError } = spreadScores(
    scored.filter(({ isMade }) => !isMade),
    calibration,
  );
  const people = scored.filter(({ isMade }) => !isMade);
  return {
    ...fitPoints(cases, () => true),
    coverage: fitCoverage(cases, signs, () => true),
    fromVerdicts: fitVerdicts(cases),
    thresholds,
    calibration,
    ranges,
    fit: {
      answers: people.length,
      made: cases.length - people.length,
      heldOutRankCorrelation: round(
        rankCorrelation(people.map(({ estimate, score }) => [estimate, score])),
        3,
      ),
      heldOutMeanAbsoluteError: round(meanError, 1),
      heldOutCoveredPrecision: round(precision, 3),
      heldOutCoveredRecall: round(recall, 3),
    },
  };
}

async function collectCases(
  { answers }: GradingSet,
  { generation, embedder }: Parameters<typeof fitGrader>[1],
): Promise<Case[]> {
  const { guide, outside } = generation.content;
  const labelled = answers.filter(({ covers }) => covers.every((id) => typeof id === "string"));
  const wanted = [
    ...labelled.map((answer) => ({ ...answer, isMade: false })),
    ...makeZeros(guide.questions, labelled, outside).map((zero) => ({
      ...zero,
      covers: [],
      contradicts: [],
      isMade: true,
    })),
  ];
  const cases: Case[] = [];
  for (const { number, answer, score, covers, contradicts, isMade } of wanted) {
    const question = generation.questionByNumber.get(number);
    const rubric = question && buildRubric(question, generation);
    if (!rubric) continue;
    const material = await gatherMaterial(rubric, readAnswer(answer), { generation, embedder });
    // Such an answer is given 0 without any estimate.
    if (material.probes.length === 0) continue;
    const isIn = (ids: readonly (string | number)[]) => (point: RubricPoint) =>
      ids.includes(point.id);
    cases.push({
      number,
      isMade,
      score: score / 100,
      whole: material,
      points: rubric.points,
      signs: rubric.points.map((_, at) => readPointSigns(material, at)),
      covers: rubric.points.map(isIn(covers)),
      contradicts: rubric.points.map(isIn(contradicts)),
    });
  }
  return cases;
}

/** Positions of the cases of each part; a question's cases stay together. */
function dealFolds(cases: readonly Case[]): ReadonlySet<number>[] {
  const numbers = [...new Set(cases.map(({ number }) => number))].sort((a, b) => a - b);
  return Array.from({ length: foldCount }, (_, fold) => {
    const held = new Set(numbers.filter((_, at) => at % foldCount === fold));
    return new Set(cases.flatMap(({ number }, at) => (held.has(number) ? [at] : [])));
  });
}

function crossEstimate(
  cases: readonly Case[],
  folds: readonly ReadonlySet<number>[],
): PointEstimate[][] {
  const estimates: PointEstimate[][] = cases.map(() => []);
  for (const fold of folds) {
    const models = fitPoints(cases, (at) => !fold.has(at));
    for (const at of fold) {
      estimates[at] = (cases[at]?.signs ?? []).map((signs) => estimatePoint(signs, models));
    }
  }
  return estimates;
}

function fitPoints(cases: readonly Case[], isUsed: (at: number) => boolean): PointModels {
  const used = cases.filter((_, at) => isUsed(at));
  const regress = (
    names: readonly PointSign[],
    isTrue: (entry: Case, point: number) => boolean,
    pull: number,
  ) =>
    toRegression(
      names,
      used.flatMap((entry) =>
        entry.signs.map((signs, point) => ({
          values: names.map((name) => signs[name]),
          target: Number(isTrue(entry, point)),
          weight: entry.isMade ? zeroWeight.points : 1,
        })),
      ),
      pull,
    );
  return {
    covers: regress(coverSigns, ({ covers }, point) => covers[point] ?? false, l2.covers),
    contradicts: regress(
      contradictSigns,
      ({ contradicts }, point) => contradicts[point] ?? false,
      l2.contradicts,
    ),
  };
}

function fitCoverage(
  cases: readonly Case[],
  signs: readonly AnswerSigns[],
  isUsed: (at: number) => boolean,
) {
  const observations = cases.flatMap(({ score, isMade }, at) => {
    const own = signs[at];
    if (!own || !isUsed(at)) return [];
    const weight = isMade ? zeroWeight.coverage : 1;
    return [{ values: answerSigns.map((name) => own[name]), target: score, weight }];
  });
  return toRegression(answerSigns, observations, l2.coverage);
}

/** Coverage from the labels themselves, for a grader that gives verdicts; people's answers only. */
function fitVerdicts(cases: readonly Case[]) {
  const observations = cases.flatMap(({ isMade, score, points, covers, contradicts }) => {
    if (isMade) return [];
    const verdicts = points.map(
      ({ weight }, at) =>
        ({
          weight,
          verdict: contradicts[at] ? "contradicted" : covers[at] ? "covered" : "missing",
        }) as const,
    );
    const signs = readVerdictSigns(verdicts, 0);
    return [{ values: verdictSigns.map((name) => signs[name]), target: score, weight: 1 }];
  });
  return toRegression(verdictSigns, observations, l2.coverage);
}

function toRegression<Sign extends string>(
  names: readonly Sign[],
  observations: readonly WeightedObservation[],
  pull: number,
): Regression<Sign> {
  const { weights, bias } = fitRegression(observations, pull);
  const entries = names.map((name, at) => [name, round(weights[at] ?? 0, digits)] as const);
  return {
    weights: Object.fromEntries(entries) as Record<Sign, number>,
    bias: round(bias, digits),
  };
}

function round(value: number, places: number): number {
  return Number(value.toFixed(places));
}
