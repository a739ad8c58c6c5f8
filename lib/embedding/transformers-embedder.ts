import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, readdir } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { VivaError } from "@/lib/errors";
import { createModelWorker } from "@/lib/model-worker/model-worker";
import type { Embedder } from "./embedder";
import { createWorkerEmbedder } from "./worker-embedder";

export interface TransformersEmbedderOptions {
  /** A folder in the Hugging Face layout, or the id of a model to download into `cacheDir`. */
  readonly source:
    | { readonly kind: "folder"; readonly folder: string }
    | { readonly kind: "hub"; readonly id: string };
  readonly cacheDir: string;
  /** Absolute path of worker.mjs. */
  readonly workerScript: string;
}

/** Longest text read of a model that is not Viva's own, tokens. */
const longestTextTokens = 512;

/**
 * An embedder over any model that @huggingface/transformers runs for `feature-extraction`, with
 * mean pooling and L2 normalisation and no instruction prefix. Opening it loads the model (and
 * downloads it, for a hub id), because only the model knows its dimension and length.
 * @throws {VivaError} `embedding-model-missing` if the model cannot be loaded or downloaded
 */
export async function createTransformersEmbedder({
  source,
  cacheDir,
  workerScript,
}: TransformersEmbedderOptions): Promise<Embedder> {
  const remote = source.kind === "hub";
  const folder = remote ? path.join(cacheDir, source.id) : source.folder;
  const name = remote ? source.id : path.basename(source.folder);
  const worker = createModelWorker({
    script: workerScript,
    data: {
      task: "embed",
      model: name,
      remote,
      localModelPath: path.dirname(folder),
      cacheDir,
      dtype: remote || (await exists(path.join(folder, "onnx", "model.onnx"))) ? "fp32" : "q8",
      maxTokens: longestTextTokens,
    },
    describeLoadFailure: (reason) =>
      new VivaError(
        "embedding-model-missing",
        `The embedding model ${remote ? source.id : folder} cannot be loaded: ${reason}. ` +
          "Check VIVA_EMBEDDING_MODEL (it needs config.json, tokenizer.json and onnx/model.onnx or " +
          "onnx/model_quantized.onnx), or unset it to use the embedded model.",
      ),
  });
  const { dimension, maxTokens } = await worker.load();
  const fingerprint = await fingerprintFolder(folder, maxTokens);
  return createWorkerEmbedder({ worker, modelId: name, fingerprint, dimension, maxTokens });
}

/** Hash over the model's JSON and ONNX files and what is done with its output. */
async function fingerprintFolder(folder: string, maxTokens: number): Promise<string> {
  const hash = createHash("sha256").update(`mean pooling, L2 norm, ${maxTokens} tokens`);
  const entries = await readdir(folder, { recursive: true });
  for (const name of entries.filter((entry) => /\.(json|onnx|onnx_data)$/.test(entry)).sort()) {
    hash.update(`\n${name.replaceAll(path.sep, "/")}\n`);
    await pipeline(createReadStream(path.join(folder, name)), hash, { end: false });
  }
  return hash.digest("hex").slice(0, 16);
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );
