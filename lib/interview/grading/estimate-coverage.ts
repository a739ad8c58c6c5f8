import type { GradedPoint, RubricPoint } from "../grade";
import type { PointSign, PointSigns } from "./point-signs";

/** What is measured of a whole answer, for its coverage. */
export const answerSigns = [
  /** Weighted share of the points expected to be covered, 0..1; and its square root. */
  "share",
  "rootShare",
  /** How many points are expected to be contradicted. */
  "contradictions",
  /** How far the answer is nearer to this question's points than to any other question's. */
  "lead",
  /** How near its sentences come to any point, and how much of its wording the guide knows. */
  "reach",
  "known",
] as const;
type AnswerSign = (typeof answerSigns)[number];
export type AnswerSigns = Readonly<Record<AnswerSign, number>>;

/** What is known of one point: probabilities, 0..1. */
export interface PointEstimate {
  readonly covered: number;
  readonly contradicted: number;
}

/** A logistic regression over some signs; a sign without a weight does not count. */
export interface Regression<Sign extends string> {
  readonly weights: Readonly<Partial<Record<Sign, number>>>;
  readonly bias: number;
}

/** Applies a logistic regression. @returns 0..1 */
export function applyRegression<Sign extends string>(
  { weights, bias }: Regression<Sign>,
  signs: Readonly<Record<Sign, number>>,
): number {
  let total = bias;
  for (const sign of Object.keys(weights) as Sign[]) total += (weights[sign] ?? 0) * signs[sign];
  return 1 / (1 + Math.exp(-total));
}

/** Probabilities that an answer covers a point and that it contradicts it. */
export function estimatePoint(
  signs: PointSigns,
  {
    covers,
    contradicts,
  }: { readonly covers: Regression<PointSign>; readonly contradicts: Regression<PointSign> },
): PointEstimate {
  return {
    covered: applyRegression(covers, signs),
    contradicted: applyRegression(contradicts, signs),
  };
}

/** What a comparison says of the answer as a whole; see `GradingMaterial`. */
export type WholeAnswer = Pick<AnswerSigns, "lead" | "reach" | "known">;

/** Beyond this, nearer and better known say nothing more: they tell nonsense from answers. */
const maxReach = 0.35;
const maxKnown = 0.85;

/** @param points - one an estimate, at least one */
export function readAnswerSigns(
  points: readonly Pick<RubricPoint, "weight">[],
  estimates: readonly PointEstimate[],
  { lead, reach, known }: WholeAnswer,
): AnswerSigns {
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const covered = points.reduce(
    (sum, { weight }, at) => sum + weight * (estimates[at]?.covered ?? 0),
    0,
  );
  const share = total > 0 ? covered / total : 0;
  return {
    share,
    rootShare: Math.sqrt(share),
    contradictions: estimates.reduce((sum, { contradicted }) => sum + contradicted, 0),
    lead,
    reach: Math.min(maxReach, reach),
    known: Math.min(maxKnown, known),
  };
}

/** What verdicts on an answer's points say of its coverage. */
export const verdictSigns = ["share", "rootShare", "contradictions"] as const;
export type VerdictSign = (typeof verdictSigns)[number];

/** @param unsure - how much of an unsure point counts as covered, 0..1 */
export function readVerdictSigns(
  points: readonly Pick<GradedPoint, "weight" | "verdict">[],
  unsure: number,
): Readonly<Record<VerdictSign, number>> {
  const counts = { covered: 1, unsure, missing: 0, contradicted: 0 } as const;
  const estimates = points.map(({ verdict }) => ({
    covered: counts[verdict],
    contradicted: Number(verdict === "contradicted"),
  }));
  return readAnswerSigns(points, estimates, { lead: 0, reach: 1, known: 1 });
}

/** A value on a line through points. @param line - [x, y], x rising, from 0 to 1 */
export function interpolate(line: readonly (readonly [number, number])[], x: number): number {
  const above = line.findIndex(([at]) => at >= x);
  const [x1, y1] = line[Math.max(1, above < 0 ? line.length - 1 : above)] ?? [1, 1];
  const [x0, y0] = line[Math.max(1, above < 0 ? line.length - 1 : above) - 1] ?? [0, 0];
  const share = x1 > x0 ? (x - x0) / (x1 - x0) : 0;
  return y0 + (y1 - y0) * Math.min(1, Math.max(0, share));
}
