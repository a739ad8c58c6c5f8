import type { GradedPoint, RubricPoint } from "../grade";
import type { WholeAnswer } from "./gather-material";
import type { PointSign, PointSigns } from "./point-signs";

/** What is measured of a whole answer, for its coverage. */
export const answerSigns = [
  /** Weighted share of the points expected to be covered, 0..1; and its square root. */
  "share",
  "rootShare",
  /** How many points are expected to be contradicted. */
  "contradictions",
  /** How it stands among the guide's questions; see `WholeAnswer`. */
  "lead",
  "reach",
  "known",
  "statementLead",
  "outsideLead",
  "spread",
  "home",
  "homeStatements",
  /**
   * How plain its words are, and what the signs above say more, or less, where they are: an answer
   * in everyday words comes less near to everything.
   */
  "plain",
  "plainShare",
  "plainRootShare",
  "plainLead",
  "plainHome",
  "plainHomeStatements",
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

/** What an answer's other points say of one that it may contradict: estimates of the cover model. */
export const contextSigns = [
  /** Of the point itself. */
  "covered",
  /** Weighted share of all points, 0..1. */
  "share",
] as const;
type ContextSign = (typeof contextSigns)[number];
export type ContradictSign = ContextSign | PointSign;

/** Regressions that estimate points. */
export interface PointModels {
  readonly covers: Regression<PointSign>;
  readonly contradicts: Regression<ContradictSign>;
}

/**
 * Probabilities that an answer covers its points and that it contradicts them. A sentence near a
 * misconception counts less in an answer that covers most points: it is more often a denial.
 * @param signs - one a point
 */
export function estimatePoints(
  points: readonly Pick<RubricPoint, "weight">[],
  signs: readonly PointSigns[],
  { covers, contradicts }: PointModels,
): PointEstimate[] {
  const covered = signs.map((own) => applyRegression(covers, own));
  return addContext(points, signs, covered).map((own, at) => ({
    covered: covered[at] ?? 0,
    contradicted: applyRegression(contradicts, own),
  }));
}

/** Signs of contradiction. @param covered - estimates, one a point */
export function addContext(
  points: readonly Pick<RubricPoint, "weight">[],
  signs: readonly PointSigns[],
  covered: readonly number[],
): Readonly<Record<ContradictSign, number>>[] {
  const share = weightedShare(points, covered);
  return signs.map((own, at) => ({ ...own, covered: covered[at] ?? 0, share }));
}

function weightedShare(
  points: readonly Pick<RubricPoint, "weight">[],
  covered: readonly number[],
): number {
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const found = points.reduce((sum, { weight }, at) => sum + weight * (covered[at] ?? 0), 0);
  return total > 0 ? found / total : 0;
}

/** Beyond these, more says nothing more: they tell nonsense and other topics from answers. */
const limits = {
  reach: 0.35,
  known: 0.85,
  outsideLead: { low: -0.25, high: 0.1 },
  plainLead: { low: -0.1, high: 0.08 },
} as const;

/** @param points - one an estimate, at least one */
export function readAnswerSigns(
  points: readonly Pick<RubricPoint, "weight">[],
  estimates: readonly PointEstimate[],
  whole: WholeAnswer,
): AnswerSigns {
  const { lead, reach, known, statementLead, outsideLead, home, homeStatements, spread, plain } =
    whole;
  const share = weightedShare(
    points,
    estimates.map(({ covered }) => covered),
  );
  const rootShare = Math.sqrt(share);
  return {
    share,
    rootShare,
    contradictions: estimates.reduce((sum, { contradicted }) => sum + contradicted, 0),
    lead,
    reach: Math.min(limits.reach, reach),
    known: Math.min(limits.known, known),
    statementLead,
    outsideLead: clamp(outsideLead, limits.outsideLead),
    spread,
    home,
    homeStatements,
    plain,
    plainShare: plain * share,
    plainRootShare: plain * rootShare,
    plainLead: plain * clamp(statementLead, limits.plainLead),
    plainHome: plain * home,
    plainHomeStatements: plain * homeStatements,
  };
}

function clamp(value: number, { low, high }: { low: number; high: number }): number {
  return Math.min(high, Math.max(low, value));
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
  const share = weightedShare(
    points,
    points.map(({ verdict }) => counts[verdict]),
  );
  const contradictions = points.filter(({ verdict }) => verdict === "contradicted").length;
  return { share, rootShare: Math.sqrt(share), contradictions };
}

/** A value on a line through points. @param line - [x, y], x rising, from 0 to 1 */
export function interpolate(line: readonly (readonly [number, number])[], x: number): number {
  const above = line.findIndex(([at]) => at >= x);
  const [x1, y1] = line[Math.max(1, above < 0 ? line.length - 1 : above)] ?? [1, 1];
  const [x0, y0] = line[Math.max(1, above < 0 ? line.length - 1 : above) - 1] ?? [0, 0];
  const share = x1 > x0 ? (x - x0) / (x1 - x0) : 0;
  return y0 + (y1 - y0) * Math.min(1, Math.max(0, share));
}
