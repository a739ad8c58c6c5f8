import type { Grade, GradedPoint, GradeFlag, Rubric, RubricPoint } from "../grade";

/** A point that nothing was found for. */
export function clearPoint({ id, text, weight, passageId, url }: RubricPoint): GradedPoint {
  return { id, text, weight, verdict: "missing", passageId, url };
}

/** How far scores lay from estimates, up to a coverage. */
export interface Spread {
  readonly upTo: number;
  readonly below: number;
  readonly above: number;
}

/** @param coverage - 0..100 @param spreads - by rising `upTo`, at least one */
export function rangeOf(
  coverage: number,
  spreads: readonly Spread[],
): { low: number; high: number } {
  const spread = spreads.find(({ upTo }) => coverage <= upTo) ?? spreads.at(-1);
  return {
    low: Math.max(0, coverage - (spread?.below ?? 0)),
    high: Math.min(100, coverage + (spread?.above ?? 0)),
  };
}

/** Why an answer was not measured. */
export interface Refusal {
  readonly reason: string;
  readonly flags: readonly GradeFlag[];
}

export const emptyAnswer: Refusal = {
  reason: "The answer says nothing that could be compared.",
  flags: ["empty"],
};

/** The grade of an answer that was not measured. */
export function ungraded(
  { questionNumber, points }: Rubric,
  { reason, flags }: Refusal,
): Omit<Grade, "grader" | "version"> {
  return {
    questionNumber,
    graded: false,
    reason,
    band: "little",
    coverage: 0,
    range: { low: 0, high: 0 },
    points: points.map(clearPoint),
    flags: [...flags],
  };
}
