import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  abstentionTable,
  calibrationBars,
  calibrationTable,
  gradeTable,
  measureBars,
  measureTable,
  missTable,
  overLimitTable,
  rankingTable,
  type Table,
} from "./describe-tables";
import { formatColumns, formatMarkdownTable, formatNumber } from "./format-text";
import type { EvaluationReport } from "./run-evaluation";
import type { ThresholdFailure } from "./thresholds";

/** Says what failed, one line each. */
export function describeFailures(failures: readonly ThresholdFailure[]): string[] {
  return failures.map(({ name, value, limit, side }) => {
    const wanted = side === "atLeast" ? "at least" : "at most";
    const found = value === undefined ? "was not measured" : `is ${formatNumber(value)}`;
    return `${name} ${found}; the threshold is ${wanted} ${formatNumber(limit)}.`;
  });
}

/**
 * The report as GitHub shows it. Charts are bars of block characters in code fences: they need no
 * renderer, line up with their labels, and differ line by line in a diff.
 */
export function writeReport(
  report: EvaluationReport,
  failures: readonly ThresholdFailure[],
): string {
  const { misses, missedMeta, missedCitations, grading, ablation, wordings } = report;
  const parts = [
    "# Evaluation",
    `Set \`${report.set}\`, index \`${report.generation}\`, embedding model \`${report.embeddingModel}\`. ` +
      "Intervals: 95%, percentile bootstrap.",
    ...(failures.length > 0
      ? [
          "## Below the thresholds",
          describeFailures(failures)
            .map((line) => `- ${line}`)
            .join("\n"),
        ]
      : []),
    "## Measures",
    chart(measureBars(report.measures)),
    formatMarkdownTable(measureTable(report.measures)),
    "## Calibration",
    `Expected calibration error ${formatNumber(report.calibrationError)}. A confidence of 0.8 should be right four times in five.`,
    chart(calibrationBars(report.calibration)),
    formatMarkdownTable(calibrationTable(report.calibration)),
  ];
  if (grading.byKind.length > 0) {
    parts.push(
      "## Grades",
      "Mean score that people gave and mean coverage by the grader, of 100.",
      formatMarkdownTable(gradeTable("answers", grading.byKind)),
      formatMarkdownTable(gradeTable("length", grading.byLength)),
    );
  }
  if (grading.overLimit.length > 0) {
    parts.push(
      `## Worthless answers over their limit (${grading.overLimit.length})`,
      formatMarkdownTable(overLimitTable(grading.overLimit)),
    );
  }
  if (ablation) {
    parts.push(
      "## What each part is worth",
      "Parts are switched off; nothing is fitted again.",
      formatMarkdownTable(rankingTable(ablation.ranking)),
      "Abstention with a threshold of its own for each row, so that each refuses 5% of (a), (b) and (d):",
      formatMarkdownTable(abstentionTable(ablation.abstention)),
    );
  }
  if (wordings) {
    parts.push(
      "## The guide's own wordings",
      "Each is searched in an index that never held it; right is the question it was written for.",
      formatMarkdownTable(measureTable(wordings.measures)),
      formatMarkdownTable(rankingTable(wordings.ablation)),
    );
  }
  parts.push(`## Misses (${misses.length})`, formatMarkdownTable(missTable(misses)));
  if (missedCitations.length > 0) {
    parts.push(
      `## Answers that do not cite both questions (${missedCitations.length})`,
      formatMarkdownTable([
        ["id", "query", "expected", "cited"],
        ...missedCitations.map((miss) => [
          miss.id,
          miss.query,
          miss.expected.join(" "),
          miss.cited.join(" ") || "none",
        ]),
      ]),
    );
  }
  if (missedMeta.length > 0) {
    parts.push(
      `## Unfitting replies (${missedMeta.length})`,
      formatMarkdownTable([
        ["id", "message", "kind", "taken for"],
        ...missedMeta.map(({ id, input, kind, recognized }) => [
          id,
          input,
          kind,
          recognized ?? "a question",
        ]),
      ]),
    );
  }
  return `${parts.join("\n\n")}\n`;
}

/** Writes a report, making its folder. */
export async function saveReport(file: string, markdown: string): Promise<void> {
  await mkdir(path.dirname(path.resolve(file)), { recursive: true });
  await writeFile(file, markdown);
}

/** @param table - columns of text and bars */
function chart(table: Table): string {
  return `\`\`\`text\n${formatColumns(table.slice(1), table[0])}\n\`\`\``;
}
