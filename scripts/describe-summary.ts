import type { IngestSummary } from "@/lib/index/ingest";

/** An ingest's closing summary as lines of text. */
export function describeSummary(summary: IngestSummary): string {
  const { unanswered, warnings } = summary;
  const partial = summary.partial > 0 ? ` (${summary.partial} only in part)` : "";
  const lines = [
    summary.unchanged
      ? `The index is up to date: ${summary.generation}`
      : `Index ${summary.generation} is live.`,
    `  questions  ${summary.questions} in ${summary.sections} sections`,
    `  answered   ${summary.answered}${partial}`,
    `  passages   ${summary.passages}`,
    `  reused     ${summary.reused}`,
    `  embedded   ${summary.embedded}`,
    `  texts      ${summary.textsEmbedded} (passages, headings, other wordings and statements embedded)`,
    `  seconds    ${summary.seconds.toFixed(1)}`,
    `  warnings   ${warnings.length}`,
  ];
  if (unanswered.length > 0) {
    lines.push(`Without an answer (${unanswered.length}), kept and never cited:`);
    lines.push(...unanswered.map(({ number, question }) => `  ${number}. ${question}`));
  }
  if (warnings.length > 0) lines.push("Warnings:", ...warnings.map((warning) => `  ${warning}`));
  return lines.join("\n");
}
