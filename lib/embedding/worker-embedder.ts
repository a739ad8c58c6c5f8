import { createBatchScheduler } from "@/lib/model-worker/batch-scheduler";
import type { ModelWorker } from "@/lib/model-worker/model-worker";
import type { Embedder } from "./embedder";

/**
 * Texts in a batch, and characters with padding. Measured with MiniLM on 2 cores, texts/s in batches
 * of 1, 4, 16 and 32: 399, 772, 1,067 and 1,125 with 30 characters; 247, 392, 457 and 420 with 100;
 * 116, 147, 155 and 142 with 260; 72, 75, 60 and 55 with 700. So many only where they are short, and
 * a question waits for some 35 ms at most.
 */
const batchSize = 32;
const batchLength = 1600;

export interface WorkerEmbedderOptions
  extends Pick<Embedder, "modelId" | "fingerprint" | "dimension" | "maxTokens"> {
  readonly worker: ModelWorker;
}

/** An embedder over a worker thread, which it owns. Costs nothing until the first text. */
export function createWorkerEmbedder({ worker, ...about }: WorkerEmbedderOptions): Embedder {
  const scheduler = createBatchScheduler<string>({
    batchSize,
    batchLength,
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
