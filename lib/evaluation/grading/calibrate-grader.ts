import { interpolate, type PointEstimate } from "@/lib/interview/grading/estimate-coverage";
import type { GraderCoefficients } from "@/lib/interview/grading/grader-coefficients";
import { mean, percentile } from "../metrics";

/** An estimate for a question the fit had not seen, and the score given, both 0..1. */
export interface ScoredEstimate {
  readonly estimate: number;
  readonly score: number;
  readonly weight: number;
}

const binCount = 12;
/** The verdict "covered" must be right this often. */
const coveredPrecision = 0.82;
/** This share of the covered points must be shown at least as unsure. */
const unsureRecall = 0.93;
/** "Possibly contradicts" must be right this often. */
const contradictedPrecision = 0.8;

/**
 * A rising line from estimates to scores: equally many estimates to a bin, bins that fall joined to
 * their neighbour.
 * @see Zadrozny & Elkan, "Transforming classifier scores into accurate multiclass probability
 *   estimates", KDD 2002
 */
export function calibrateCoverage(scored: readonly ScoredEstimate[]): [number, number][] {
  const sorted = [...scored].sort((a, b) => a.estimate - b.estimate);
  const size = Math.ceil(sorted.length / binCount);
  let bins = Array.from({ length: binCount }, (_, bin) =>
    sorted.slice(bin * size, (bin + 1) * size),
  ).filter((bin) => bin.length > 0);
  for (let falling = findFall(bins); falling >= 0; falling = findFall(bins)) {
    bins = bins.flatMap((bin, at) => {
      if (at === falling + 1) return [];
      return [at === falling ? [...bin, ...(bins[at + 1] ?? [])] : bin];
    });
  }
  const knots = bins.map((bin): [number, number] => [
    round(mean(bin.map(({ estimate }) => estimate))),
    round(meanScore(bin)),
  ]);
  return [[0, 0], ...knots, [1, 1]];
}

function findFall(bins: readonly (readonly ScoredEstimate[])[]): number {
  return bins.findIndex((bin, at) => {
    const next = bins[at + 1];
    return next !== undefined && meanScore(bin) > meanScore(next);
  });
}

function meanScore(bin: readonly ScoredEstimate[]): number {
  const total = bin.reduce((sum, { weight }) => sum + weight, 0);
  return bin.reduce((sum, { score, weight }) => sum + score * weight, 0) / total;
}

/** Where scores lay around coverages, in so many parts of them, and their mean distance, of 100. */
export function spreadScores(
  scored: readonly ScoredEstimate[],
  calibration: GraderCoefficients["calibration"],
  rangeCount: number,
): { readonly ranges: GraderCoefficients["ranges"]; readonly meanError: number } {
  const pairs = scored
    .map(({ estimate, score }) => ({
      coverage: 100 * interpolate(calibration, estimate),
      score: 100 * score,
    }))
    .sort((a, b) => a.coverage - b.coverage);
  const size = Math.ceil(pairs.length / rangeCount);
  const ranges = Array.from({ length: rangeCount }, (_, at) => {
    const part = pairs.slice(at * size, (at + 1) * size);
    const distances = part.map(({ coverage, score }) => score - coverage);
    return {
      upTo: at === rangeCount - 1 ? 100 : Math.round(part.at(-1)?.coverage ?? 100),
      below: Math.max(0, Math.round(-percentile(distances, 1 / 6))),
      above: Math.max(0, Math.round(percentile(distances, 5 / 6))),
    };
  });
  return {
    ranges,
    meanError: mean(pairs.map(({ coverage, score }) => Math.abs(coverage - score))),
  };
}

/** A point's estimate for a question the fit had not seen, and its labels. */
export interface LabelledEstimate {
  readonly estimate: PointEstimate;
  readonly isCovered: boolean;
  readonly isContradicted: boolean;
}

/** Probabilities for verdicts, and what "covered" then reaches. */
export function chooseThresholds(labelled: readonly LabelledEstimate[]) {
  const contradicted = lowestWith(
    labelled.map(({ estimate, isContradicted }) => [estimate.contradicted, isContradicted]),
    contradictedPrecision,
  );
  const others = labelled
    .filter(({ estimate }) => estimate.contradicted < contradicted)
    .map(({ estimate, isCovered }): [number, boolean] => [estimate.covered, isCovered]);
  const covered = lowestWith(others, coveredPrecision);
  const wanted = others.flatMap(([value, isTrue]) => (isTrue ? [value] : []));
  const unsure = round(Math.min(covered, percentile(wanted, 1 - unsureRecall)));
  const found = others.filter(([value]) => value >= covered);
  const both = found.filter(([, isTrue]) => isTrue).length;
  return {
    thresholds: { covered, unsure, contradicted },
    precision: both / found.length,
    recall: both / labelled.filter(({ isCovered }) => isCovered).length,
  };
}

/** The lowest hundredth at and above which values are true this often; 1 where none is. */
function lowestWith(values: readonly (readonly [number, boolean])[], precision: number): number {
  for (let step = 5; step < 100; step += 1) {
    const found = values.filter(([value]) => value >= step / 100);
    const right = found.filter(([, isTrue]) => isTrue).length;
    if (found.length > 0 && right / found.length >= precision) return step / 100;
  }
  return 1;
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
