import { createBatchScheduler } from "@/lib/model-worker/batch-scheduler";
import type { ModelWorker } from "@/lib/model-worker/model-worker";
import type { Embedder } from "./embedder";

/**
 * Texts in a batch. Measured with MiniLM on 2 cores, passages of 100 tokens: 91, 94, 88 and 78
 * passages/s in batches of 1, 4, 8 and 16, so that more only lets a question wait longer (4: 45 ms).
 */
const batchSize = 4;

export interface WorkerEmbedderOptions
  extends Pick<Embedder, "modelId" | "fingerprint" | "dimension" | "maxTokens"> {
  readonly worker: ModelWorker;
}

/** An embedder over a worker thread, which it owns. Costs nothing until the first text. */
export function createWorkerEmbedder({ worker, ...about }: WorkerEmbedderOptions): Embedder {
  const scheduler = createBatchScheduler<string>({
    batchSize,
    lengthOf: (text) => text.length,
    runBatch: worker.run,
  });
  return {
    ...about,
    embed: scheduler.run,
    async close() {
      scheduler.close();
      await worker.close();
    },
  };
}
