import path from "node:path";
import { getConfig } from "@/lib/config";
import { openCorpusIndex } from "@/lib/evaluation/build-corpus-index";
import { beirAblationTable, describeBeirSet, latencyTable } from "@/lib/evaluation/describe-beir";
import { measureTable } from "@/lib/evaluation/describe-tables";
import { evaluateBeir } from "@/lib/evaluation/evaluate-beir";
import { formatColumns } from "@/lib/evaluation/format-text";
import { readBeir } from "@/lib/evaluation/read-beir";
import { openEmbedder, openTokenCounter } from "@/lib/runtime";
import { createProgress } from "./progress";

export interface RunBeirOptions {
  readonly folder: string;
  readonly withAblation: boolean;
  readonly json: boolean;
  readonly signal: AbortSignal;
}

/** Indexes and ranks a data set; progress on standard error, figures on standard output. */
export async function runBeir({
  folder,
  withAblation,
  json,
  signal,
}: RunBeirOptions): Promise<void> {
  const set = await readBeir(folder);
  const config = getConfig();
  const embedder = await openEmbedder(config);
  const { countTokens } = await openTokenCounter(config);
  const show = (label: string, unit: string) =>
    createProgress({ label, unit, stream: process.stderr });
  const embedding = show("Embedding", "characters");
  const generation = await openCorpusIndex(set.documents, {
    cacheDir: path.join(config.dataDir, "beir"),
    embedder,
    countTokens,
    signal,
    onStep: (step) => {
      embedding.end();
      console.error(`${step} …`);
    },
    onProgress: embedding.update,
  });
  const ranking = show("Ranking", "queries");
  const evaluation = await evaluateBeir(set, {
    generation,
    embedder,
    withAblation,
    signal,
    onProgress: ranking.update,
  });
  ranking.end();
  await embedder.close();
  if (json) {
    console.log(JSON.stringify(evaluation, null, 2));
    return;
  }
  const parts = [
    describeBeirSet(evaluation),
    formatColumns(measureTable(evaluation.measures)),
    formatColumns(latencyTable(evaluation)),
  ];
  if (withAblation) parts.push(formatColumns(beirAblationTable(evaluation)));
  console.log(parts.join("\n\n"));
}
