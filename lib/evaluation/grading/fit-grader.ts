import { buildRubric } from "@/lib/interview/build-rubric";
import type { RubricPoint } from "@/lib/interview/grade";
import {
  type AnswerSigns,
  answerSigns,
  applyRegression,
  interpolate,
  type PointEstimate,
  readAnswerSigns,
  readVerdictSigns,
  verdictSigns,
} from "@/lib/interview/grading/estimate-coverage";
import {
  type GradingTools,
  gatherMaterial,
  type WholeAnswer,
} from "@/lib/interview/grading/gather-material";
import type { GraderCoefficients } from "@/lib/interview/grading/grader-coefficients";
import { plainLimit } from "@/lib/interview/grading/measure-style";
import { readPointSigns } from "@/lib/interview/grading/point-signs";
import { readAnswer } from "@/lib/interview/grading/read-answer";
import { mean } from "../metrics";
import { calibrateCoverage, chooseThresholds, spreadScores } from "./calibrate-grader";
import { crossEstimate, fitPoints, type LabelledCase } from "./fit-points";
import type { GradingSet } from "./read-grading-set";
import { round, toRegression } from "./round-regression";
import { rankCorrelation } from "./statistics";
import { makeZeros } from "./synthetic-zeros";

/** Parts that whole questions are dealt into; each is graded by a fit on the others. */
const foldCount = 10;
/** Weight of a made answer beside a person's. */
const zeroWeight = 0.4;
/** Pull of the weights towards 0. */
const l2 = 0.001;
/** Parts of coverage that get a range of their own. */
const rangeCount = 4;
const plainRangeCount = 2;

/** An answer with its signs. */
interface Case extends LabelledCase {
  readonly number: number;
  /** 0..1 */
  readonly score: number;
  readonly whole: WholeAnswer;
}

interface HeldOutGroup {
  readonly kind: string;
  readonly answers: number;
  readonly meanScore: number;
  readonly meanCoverage: number;
  readonly meanError: number;
  /** Share with a possible contradiction. */
  readonly contradicted: number;
}

interface FittedGrader {
  readonly coefficients: GraderCoefficients;
  /** What was reached on questions that a fit had not seen. */
  readonly byKind: readonly HeldOutGroup[];
}

/**
 * Fits the embedded grader on answers labelled with the guide's key points, and on made answers
 * worth nothing. Points are fitted first; coverage is fitted on estimates for questions that the
 * points' fit had not seen, or it would trust them too much.
 */
export async function fitGrader(set: GradingSet, tools: GradingTools): Promise<FittedGrader> {
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
    {
      estimate: raw[at] ?? 0,
      score,
      weight: isMade ? zeroWeight : 1,
      isMade,
      isPlain: (cases[at]?.whole.plain ?? 0) >= plainLimit,
    },
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
  const people = scored.filter(({ isMade }) => !isMade);
  const spread = (of: typeof people, count: number) => spreadScores(of, calibration, count);
  const coefficients = {
    ...fitPoints(cases, folds),
    coverage: fitCoverage(cases, signs, () => true),
    fromVerdicts: fitVerdicts(cases),
    thresholds,
    calibration,
    ranges: spread(
      people.filter(({ isPlain }) => !isPlain),
      rangeCount,
    ).ranges,
    plainRanges: spread(
      people.filter(({ isPlain }) => isPlain),
      plainRangeCount,
    ).ranges,
    fit: {
      answers: people.length,
      made: cases.length - people.length,
      heldOutRankCorrelation: round(
        rankCorrelation(people.map(({ estimate, score }) => [estimate, score])),
        3,
      ),
      heldOutMeanAbsoluteError: round(spread(people, rangeCount).meanError, 1),
      heldOutCoveredPrecision: round(precision, 3),
      heldOutCoveredRecall: round(recall, 3),
    },
  };
  const coverages = raw.map((estimate) => 100 * interpolate(calibration, estimate));
  const byKind = groupKinds(cases, estimates, coverages, thresholds.contradicted);
  return { coefficients, byKind };
}

async function collectCases({ answers }: GradingSet, tools: GradingTools): Promise<Case[]> {
  const { generation } = tools;
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
  for (const { number, kind, answer, score, covers, contradicts, isMade } of wanted) {
    const question = generation.questionByNumber.get(number);
    const rubric = question && buildRubric(question, generation);
    if (!rubric) continue;
    const material = await gatherMaterial(rubric, readAnswer(answer), tools);
    // Such an answer is given 0 without any estimate.
    if (material.probes.length === 0) continue;
    const isIn = (ids: readonly (string | number)[]) => (point: RubricPoint) =>
      ids.includes(point.id);
    cases.push({
      number,
      kind,
      isMade,
      score: score / 100,
      whole: material.whole,
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

/** Grades of the answers of a kind by fits that had not seen their questions. */
function groupKinds(
  cases: readonly Case[],
  estimates: readonly (readonly PointEstimate[])[],
  coverages: readonly number[],
  contradicted: number,
): HeldOutGroup[] {
  const kinds = [...new Set(cases.flatMap(({ isMade, kind }) => (isMade ? [] : [kind])))];
  return kinds.map((kind) => {
    const group = cases.flatMap((entry, at) =>
      entry.kind === kind && !entry.isMade
        ? [{ score: 100 * entry.score, coverage: coverages[at] ?? 0, estimates: estimates[at] }]
        : [],
    );
    const isAccused = (points: readonly PointEstimate[] = []) =>
      points.some((point) => point.contradicted >= contradicted);
    return {
      kind,
      answers: group.length,
      meanScore: round(mean(group.map(({ score }) => score)), 1),
      meanCoverage: round(mean(group.map(({ coverage }) => coverage)), 1),
      meanError: round(mean(group.map(({ score, coverage }) => Math.abs(score - coverage))), 1),
      contradicted: round(mean(group.map((entry) => Number(isAccused(entry.estimates)))), 2),
    };
  });
}

function fitCoverage(
  cases: readonly Case[],
  signs: readonly AnswerSigns[],
  isUsed: (at: number) => boolean,
) {
  const observations = cases.flatMap(({ score, isMade }, at) => {
    const own = signs[at];
    if (!own || !isUsed(at)) return [];
    const weight = isMade ? zeroWeight : 1;
    return [{ values: answerSigns.map((name) => own[name]), target: score, weight }];
  });
  return toRegression(answerSigns, observations, l2);
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
  return toRegression(verdictSigns, observations, l2);
}
