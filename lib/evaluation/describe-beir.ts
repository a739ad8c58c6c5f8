import { rankingTable, type Table } from "./describe-tables";
import type { BeirEvaluation } from "./evaluate-beir";

/** The time of a query and its parts. */
export function latencyTable({ latencyMs }: BeirEvaluation): Table {
  const row = (name: string, { p50, p95 }: BeirEvaluation["latencyMs"]["query"]) => [
    name,
    p50.toFixed(1),
    p95.toFixed(1),
  ];
  return [
    ["latency, ms", " p50", " p95"],
    row("query", latencyMs.query),
    row("  model call", latencyMs.embed),
    row("  ranking", latencyMs.rank),
  ];
}

/** The ranking as it is and in parts. */
export function beirAblationTable({ measures, ablation }: BeirEvaluation): Table {
  return rankingTable([{ name: "product", measures }, ...ablation]);
}

/** One line on the data set. */
export function describeBeirSet({ name, documents, queries, vectors }: BeirEvaluation): string {
  return `${name}: ${documents} documents, ${queries} judged queries, ${vectors} vectors.`;
}
