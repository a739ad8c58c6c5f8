import type { RubricPoint } from "@/lib/interview/grade";
import {
  addContext,
  applyRegression,
  type ContradictSign,
  type PointEstimate,
  type PointModels,
} from "@/lib/interview/grading/estimate-coverage";
import { contradictSigns, coverSigns } from "@/lib/interview/grading/grader-coefficients";
import type { PointSigns } from "@/lib/interview/grading/point-signs";
import { toRegression } from "./round-regression";

/** Weight of a made answer beside a person's. */
const zeroWeight = 0.15;
/** Pull of the weights towards 0. */
const l2 = { covers: 0.002, contradicts: 0.01 } as const;
/** A grave error that is missed, and a good answer that is accused, cost most. */
const contradictWeight: ReadonlyMap<string, number> = new Map([
  ["half_right_one_big_error", 3],
  ["strong", 2],
]);

/** An answer's signs and labels, one a point. */
export interface LabelledCase {
  readonly kind: string;
  readonly isMade: boolean;
  readonly points: readonly Pick<RubricPoint, "weight">[];
  readonly signs: readonly PointSigns[];
  readonly covers: readonly boolean[];
  readonly contradicts: readonly boolean[];
}

/** Estimates of every case by models that have not seen its question. */
export function crossEstimate(
  cases: readonly LabelledCase[],
  folds: readonly ReadonlySet<number>[],
): PointEstimate[][] {
  const covered = crossCovered(cases, folds);
  const context = addContexts(cases, covered);
  const estimates: PointEstimate[][] = cases.map(() => []);
  for (const fold of folds) {
    const model = fitContradicts(cases, context, (at) => !fold.has(at));
    for (const at of fold) {
      estimates[at] = (context[at] ?? []).map((signs, point) => ({
        covered: covered[at]?.[point] ?? 0,
        contradicted: applyRegression(model, signs),
      }));
    }
  }
  return estimates;
}

function crossCovered(
  cases: readonly LabelledCase[],
  folds: readonly ReadonlySet<number>[],
): number[][] {
  const covered: number[][] = cases.map(() => []);
  for (const fold of folds) {
    const model = fitCovers(cases, (at) => !fold.has(at));
    for (const at of fold) {
      covered[at] = (cases[at]?.signs ?? []).map((signs) => applyRegression(model, signs));
    }
  }
  return covered;
}

type ContextSigns = Readonly<Record<ContradictSign, number>>;

function addContexts(
  cases: readonly LabelledCase[],
  covered: readonly number[][],
): ContextSigns[][] {
  return cases.map(({ points, signs }, at) => addContext(points, signs, covered[at] ?? []));
}

/** Contradictions are fitted on cross-estimates of what is covered, or they would trust them too much. */
export function fitPoints(
  cases: readonly LabelledCase[],
  folds: readonly ReadonlySet<number>[],
): PointModels {
  const context = addContexts(cases, crossCovered(cases, folds));
  return {
    covers: fitCovers(cases, () => true),
    contradicts: fitContradicts(cases, context, () => true),
  };
}

function fitCovers(cases: readonly LabelledCase[], isUsed: (at: number) => boolean) {
  const observations = cases.flatMap(({ signs, covers, isMade }, at) =>
    isUsed(at)
      ? signs.map((own, point) => ({
          values: coverSigns.map((name) => own[name]),
          target: Number(covers[point] ?? false),
          weight: isMade ? zeroWeight : 1,
        }))
      : [],
  );
  return toRegression(coverSigns, observations, l2.covers);
}

function fitContradicts(
  cases: readonly LabelledCase[],
  context: readonly ContextSigns[][],
  isUsed: (at: number) => boolean,
) {
  const observations = cases.flatMap(({ contradicts, isMade, kind }, at) =>
    isUsed(at)
      ? (context[at] ?? []).map((own, point) => ({
          values: contradictSigns.map((name) => own[name]),
          target: Number(contradicts[point] ?? false),
          weight: isMade ? zeroWeight : (contradictWeight.get(kind) ?? 1),
        }))
      : [],
  );
  return toRegression(contradictSigns, observations, l2.contradicts);
}
