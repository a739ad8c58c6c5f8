import path from "node:path";
import { VivaError } from "@/lib/errors";
import { createBatchScheduler } from "@/lib/model-worker/batch-scheduler";
import { createModelWorker } from "@/lib/model-worker/model-worker";
import { type EntailmentFolderOptions, ensureEntailmentFolder } from "./ensure-entailment-folder";
import type { EntailmentModel } from "./entailment-model";

/** Pairs in a batch: what one claim is read beside. */
const batchSize = 4;
const batchLength = Number.POSITIVE_INFINITY;
/** Tokens of a pair that are read, special tokens included; the longest in training. */
const maxTokens = 192;

export interface EntailmentModelOptions extends Omit<EntailmentFolderOptions, "trainedDir"> {
  /** Repository root: where lib/entailment/trained and lib/model-worker/worker.mjs lie. */
  readonly projectDir: string;
}

/** Opens the embedded entailment model. It is written, checked and loaded for the first pair. */
export function createEntailmentModel(options: EntailmentModelOptions): EntailmentModel {
  const { projectDir, modelsDir } = options;
  const trainedDir = path.resolve(projectDir, "lib", "entailment", "trained");
  let opened: Promise<Opened> | undefined;

  async function open(): Promise<Opened> {
    const folder = await ensureEntailmentFolder({ ...options, trainedDir });
    const worker = createModelWorker({
      script: path.resolve(projectDir, "lib", "model-worker", "worker.mjs"),
      data: {
        task: "classify",
        model: path.basename(folder),
        remote: false,
        localModelPath: modelsDir,
        cacheDir: modelsDir,
        dtype: "fp32",
        maxTokens,
        yields: true,
      },
      describeLoadFailure: (reason) =>
        new VivaError(
          "embedding-model-damaged",
          `The entailment model in ${folder} cannot be loaded: ${reason}. Delete the folder and try again.`,
        ),
    });
    const scheduler = createBatchScheduler<readonly [string, string]>({
      batchSize,
      batchLength,
      lengthOf: ([premise, claim]) => premise.length + claim.length,
      runBatch: worker.run,
    });
    return { worker, scheduler };
  }

  function ready(): Promise<Opened> {
    opened ??= open().catch((error: unknown) => {
      // Mending the cause needs no restart.
      opened = undefined;
      throw error;
    });
    return opened;
  }

  return {
    async judge(pairs, options) {
      const { scheduler } = await ready();
      const rows = await scheduler.run(
        pairs.map(({ premise, claim }) => [premise, claim] as const),
        options,
      );
      return rows.map(([entailed = 0, neutral = 0, contradicted = 0]) => ({
        entailed,
        neutral,
        contradicted,
      }));
    },
    async close() {
      const { scheduler, worker } = (await opened) ?? {};
      scheduler?.close();
      await worker?.close();
    },
  };
}

interface Opened {
  readonly worker: ReturnType<typeof createModelWorker>;
  readonly scheduler: ReturnType<typeof createBatchScheduler<readonly [string, string]>>;
}
