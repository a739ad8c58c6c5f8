import { chooseBand } from "./choose-band";
import type { Ruling } from "./commands";
import type { Band, Grade, GradedPoint, PointVerdict } from "./grade";

/** A grade after the learner has confirmed or overruled its points. */
export interface RuledGrade {
  readonly points: readonly RuledPoint[];
  /** 0..100. */
  readonly coverage: number;
  readonly band: Band;
  /** True when something was measured or ruled on. */
  readonly graded: boolean;
  readonly confirmed: "all" | "some" | "none";
}

export interface RuledPoint {
  readonly point: GradedPoint;
  /** The ruling, else the grader's verdict. */
  readonly verdict: PointVerdict;
  readonly ruling?: Ruling;
}

/** What a point of each verdict adds to the coverage, as a share of its weight. */
const credit = {
  covered: 1,
  unsure: 0.5,
  missing: 0,
  contradicted: 0,
} as const satisfies Record<PointVerdict, number>;

/**
 * Applies a learner's rulings to a grade. Without any the grader's figures stand as they are. Some
 * move its coverage by what they change in the weighted count of points, so that to rule a point
 * covered never lowers it; once every point is ruled on, the count is all there is to say.
 */
export function applyRulings(grade: Grade, rulings: Readonly<Record<string, Ruling>>): RuledGrade {
  const points = grade.points.map((point): RuledPoint => {
    const ruling = rulings[point.id];
    return { point, verdict: ruling ?? point.verdict, ...(ruling ? { ruling } : {}) };
  });
  const ruled = points.filter(({ ruling }) => ruling).length;
  if (ruled === 0) {
    const { coverage, band, graded } = grade;
    return { points, coverage, band, graded, confirmed: "none" };
  }
  const isWhole = ruled === points.length;
  const counted = countCoverage(points, ({ verdict }) => verdict);
  const before = countCoverage(points, ({ point }) => point.verdict);
  const moved = isWhole ? counted : grade.coverage + counted - before;
  const coverage = Math.round(Math.min(100, Math.max(0, moved)));
  const band = chooseBand(coverage);
  return {
    points,
    coverage,
    band,
    graded: true,
    confirmed: isWhole ? "all" : "some",
  };
}

/** Weighted share of the points covered, unsure ones half, 0..100. */
function countCoverage(
  points: readonly RuledPoint[],
  verdictOf: (point: RuledPoint) => PointVerdict,
): number {
  const total = points.reduce((sum, { point }) => sum + point.weight, 0);
  const found = points.reduce(
    (sum, ruled) => sum + ruled.point.weight * credit[verdictOf(ruled)],
    0,
  );
  return (100 * found) / total;
}
