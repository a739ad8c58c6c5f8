import type { AbstentionAblation } from "./ablate-abstention";
import type { CalibrationBin } from "./calibrate";
import { bar, formatInterval, formatNumber } from "./format-text";
import type { GradeGroup, GradingMeasures } from "./grading/measure-grading";
import type { Miss } from "./list-misses";
import type { Measure, MeasuredRanking } from "./outcome";

/** A head and rows; a heading that begins with a space is of a column of numbers. */
export type Table = readonly (readonly string[])[];

/** Measures with their intervals. */
export function measureTable(measures: readonly Measure[]): Table {
  return [
    ["measure", " value", " 95% interval", " n"],
    ...measures.map(({ name, estimate }) => [
      name,
      formatNumber(estimate.mean),
      formatInterval(estimate),
      String(estimate.count),
    ]),
  ];
}

/** A bar a measure, for those that are shares. */
export function measureBars(measures: readonly Measure[]): Table {
  return [
    ["measure", "", " value"],
    ...measures
      .filter(({ estimate }) => estimate.mean <= 1)
      .map(({ name, estimate }) => [name, bar(estimate.mean), formatNumber(estimate.mean)]),
  ];
}

/** Confidence against the share right. */
export function calibrationTable(bins: readonly CalibrationBin[]): Table {
  return [
    ["confidence", " n", " mean confidence", " share right"],
    ...bins.map(({ from, to, count, meanConfidence, shareRight }) => [
      `${from.toFixed(1)}–${to.toFixed(1)}`,
      String(count),
      formatNumber(meanConfidence),
      formatNumber(shareRight),
    ]),
  ];
}

/** Two bars a range: how sure, and how often right. */
export function calibrationBars(bins: readonly CalibrationBin[]): Table {
  return [
    ["confidence", "", "", " value"],
    ...bins.flatMap(({ from, to, meanConfidence, shareRight }) => [
      [
        `${from.toFixed(1)}–${to.toFixed(1)}`,
        "sure",
        bar(meanConfidence),
        formatNumber(meanConfidence),
      ],
      ["", "right", bar(shareRight), formatNumber(shareRight)],
    ]),
  ];
}

/** One row a way of ranking; columns as the first row's measures. */
export function rankingTable(rankings: readonly MeasuredRanking[]): Table {
  const names = rankings[0]?.measures.map(({ name }) => name) ?? [];
  return [
    ["ranking", ...names.map((name) => ` ${name}`)],
    ...rankings.map(({ name, measures }) => [
      name,
      ...measures.map(({ estimate }) => formatNumber(estimate.mean)),
    ]),
  ];
}

/** One row a choice of signs. */
export function abstentionTable(rows: readonly AbstentionAblation[]): Table {
  return [
    ["abstention at 5% false abstention", " far", " mid", " near"],
    ...rows.map(({ name, abstention: { far, mid, near } }) => [
      name,
      formatNumber(far.mean),
      formatNumber(mid.mean),
      formatNumber(near.mean),
    ]),
  ];
}

/** Every miss with what was retrieved. */
export function missTable(misses: readonly Miss[]): Table {
  return [
    ["id", "group", "miss", "searched", "expected", "found", "answerable", " confidence"],
    ...misses.map((miss) => [
      miss.id,
      miss.group,
      miss.kinds.join(", "),
      miss.searched.replace(/\s*\n\s*/g, " ⏎ "),
      describeExpected(miss),
      miss.found.join(" "),
      miss.answerable ? "yes" : "no",
      miss.confidence.toFixed(2),
    ]),
  ];
}

/** Answers by kind or length: what people gave, what the grader gave, and how far apart. */
export function gradeTable(title: string, groups: readonly GradeGroup[]): Table {
  return [
    [title, " n", " score", " coverage", " error", " rank correlation", " contradicted"],
    ...groups.map((group) => [
      group.name,
      String(group.count),
      group.meanScore.toFixed(0),
      group.meanCoverage.toFixed(0),
      group.meanError.toFixed(1),
      formatNumber(group.correlation),
      formatNumber(group.contradicted),
    ]),
  ];
}

/** Worthless answers that got more than they may. */
export function overLimitTable(overLimit: GradingMeasures["overLimit"]): Table {
  return [
    ["id", "kind", " coverage"],
    ...overLimit.map(({ id, kind, coverage }) => [id, kind, String(coverage)]),
  ];
}

function describeExpected({ expected, alsoRight }: Miss): string {
  if (expected.length === 0) return "none";
  return alsoRight.length > 0
    ? `${expected.join(" ")} (or ${alsoRight.join(" ")})`
    : expected.join(" ");
}
