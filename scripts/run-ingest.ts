import type { Config } from "@/lib/config";
import type { Embedder } from "@/lib/embedding/embedder";
import { ingest } from "@/lib/index/ingest";
import { everydayWordsFile, openTokenCounter, outsideQuestionsFile } from "@/lib/runtime";
import { describeSummary } from "./describe-summary";
import { createProgress } from "./progress";

export interface RunIngestOptions {
  readonly config: Config;
  readonly embedder: Embedder;
  readonly source: string;
  readonly force: boolean;
  readonly signal: AbortSignal;
}

/** Ingests with progress on standard error and the summary on standard output. */
export async function runIngest({ config, ...options }: RunIngestOptions): Promise<void> {
  const { countTokens } = await openTokenCounter(config);
  const progress = createProgress({ label: "Embedding", unit: "texts", stream: process.stderr });
  try {
    const summary = await ingest({
      ...options,
      dataDir: config.dataDir,
      outsideFile: outsideQuestionsFile(config),
      everydayFile: everydayWordsFile(config),
      countTokens,
      onProgress: progress.update,
    });
    progress.end();
    console.log(describeSummary(summary));
  } catch (error) {
    progress.end();
    throw error;
  }
}
