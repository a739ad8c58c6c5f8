import {
  abstentionTable,
  calibrationTable,
  gradeTable,
  measureTable,
  missTable,
  overLimitTable,
  rankingTable,
} from "@/lib/evaluation/describe-tables";
import { formatColumns, formatNumber } from "@/lib/evaluation/format-text";
import type { EvaluationReport } from "@/lib/evaluation/run-evaluation";
import type { ThresholdFailure } from "@/lib/evaluation/thresholds";
import { describeFailures } from "@/lib/evaluation/write-report";

/** An evaluation as a terminal shows it. */
export function describeEvaluation(
  report: EvaluationReport,
  failures: readonly ThresholdFailure[],
): string {
  const { measures, calibration, misses, missedMeta, missedCitations } = report;
  const { grading, ablation, wordings } = report;
  const parts = [
    formatColumns(measureTable(measures)),
    formatColumns(calibrationTable(calibration)),
    `Expected calibration error ${formatNumber(report.calibrationError)}`,
  ];
  if (grading.byKind.length > 0) {
    parts.push(
      formatColumns(gradeTable("answers", grading.byKind)),
      formatColumns(gradeTable("length", grading.byLength)),
    );
  }
  if (grading.overLimit.length > 0) {
    parts.push(
      `Worthless answers over their limit (${grading.overLimit.length})\n${formatColumns(overLimitTable(grading.overLimit))}`,
    );
  }
  if (ablation) {
    parts.push(
      formatColumns(rankingTable(ablation.ranking)),
      formatColumns(abstentionTable(ablation.abstention)),
    );
  }
  if (wordings) {
    parts.push(
      formatColumns(measureTable(wordings.measures)),
      formatColumns(rankingTable(wordings.ablation)),
    );
  }
  parts.push(`Misses (${misses.length})\n${formatColumns(missTable(misses))}`);
  if (missedCitations.length > 0) {
    const lines = missedCitations.map(
      ({ id, query, expected, cited }) =>
        `${id}  needs ${expected.join(" and ")}, cites ${cited.join(", ") || "none"}: ${query}`,
    );
    parts.push(`Not both cited (${lines.length})\n${lines.join("\n")}`);
  }
  if (missedMeta.length > 0) {
    const lines = missedMeta.map(
      ({ id, kind, recognized, input }) =>
        `${id}  ${kind} taken for ${recognized ?? "a question"}: ${input}`,
    );
    parts.push(`Unfitting replies (${lines.length})\n${lines.join("\n")}`);
  }
  if (failures.length > 0) {
    parts.push(`Below the thresholds\n${describeFailures(failures).join("\n")}`);
  }
  return parts.join("\n\n");
}
