import type { Machine } from "./describe-machine";
import { drawChart } from "./draw-chart";
import { type Figure, type Goal, ratioOf, reachesGoal, type Section } from "./figures";
import { formatNumber } from "./format-number";

/** Everything one run measured. */
export interface BenchReport {
  readonly machine: Machine;
  readonly quick: boolean;
  readonly sections: readonly Section[];
}

/** The report as Markdown: a table of every figure with its bound and ratio, and charts. */
export function writeReport({ machine, quick, sections }: BenchReport): string {
  const { processor, cores, memoryGb, node, measuredAt } = machine;
  return [
    "# Benchmark",
    `${processor}, ${cores} cores, ${memoryGb} GB, Node ${node}, ${measuredAt}${quick ? " (quick run)" : ""}. Times on a shared machine vary; a ratio to a bound measured in turn in the same run varies little.`,
    ...sections.map(writeSection),
    "",
  ].join("\n\n");
}

function writeSection({ title, method, figures, charts, notes = [] }: Section): string {
  const head = "| measure | value | bound | ratio | to reach | |\n|---|---:|---:|---:|---:|---|";
  return [
    `## ${title}`,
    method,
    [head, ...figures.map(writeRow)].join("\n"),
    ...charts.map((chart) => `\`\`\`text\n${drawChart(chart)}\n\`\`\``),
    ...(notes.length > 0 ? [notes.map((note) => `- ${note}`).join("\n")] : []),
  ].join("\n\n");
}

function writeRow(figure: Figure): string {
  const { name, value, unit, bound, goal } = figure;
  const ratio = ratioOf(figure);
  const reached = reachesGoal(figure);
  const cells = [
    name,
    withUnit(value, unit),
    bound ? `${withUnit(bound.value, unit)} (${bound.name})` : "",
    ratio === undefined ? "" : ratio.toFixed(2),
    goal ? describeGoal(goal, unit) : "",
    reached === undefined ? "" : reached ? "reached" : "**missed**",
  ];
  return `| ${cells.join(" | ")} |`;
}

function describeGoal({ of, atMost, atLeast }: Goal, unit: string): string {
  const limit = atMost ?? atLeast ?? Number.NaN;
  const sign = atMost === undefined ? "≥" : "≤";
  return of === "ratio" ? `ratio ${sign} ${limit}` : `${sign} ${withUnit(limit, unit)}`;
}

function withUnit(value: number, unit: string): string {
  return unit === "" ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
}
