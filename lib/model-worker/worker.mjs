/**
 * Worker thread that runs a model: onnxruntime blocks the thread that calls it. Started
 * by path from model-worker.ts, never imported; plain JavaScript, because nothing compiles it.
 *
 * @import { BatchRequest, ModelInput, ModelWorkerData, StopRequest, WorkerReply } from "./worker-protocol"
 * @import { Tensor } from "@huggingface/transformers"
 */
import os from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { AutoModel, AutoTokenizer, env, mean_pooling } from "@huggingface/transformers";

const port = parentPort;
if (!port) throw new Error("worker.mjs runs only as a worker thread.");

/** @type {ModelWorkerData} */
const data = workerData;
env.allowRemoteModels = data.remote;
env.allowLocalModels = !data.remote;
env.localModelPath = `${data.localModelPath}/`;
env.cacheDir = data.cacheDir;

// On Linux this sets the priority of the calling thread and of those it starts; elsewhere the process’s.
if (data.yields && process.platform === "linux")
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);

/**
 * A thread that waits for the other one sleeps instead of spinning: a lone question takes a fifth
 * longer to embed, but many at once, with the server busy beside them, take half the processor time.
 */
const sessionOptions = { extra: { session: { intra_op: { allow_spinning: "0" } } } };

/**
 * @param {WorkerReply} reply
 * @param {ArrayBuffer[]} [transfer]
 */
const post = (reply, transfer = []) => port.postMessage(reply, transfer);

/** @param {unknown} error */
const reasonOf = (error) => (error instanceof Error ? error.message : String(error));

try {
  const model = await loadModel();
  const probe = await model.run([data.task === "embed" ? "dimension" : ["number of", "classes"]]);
  post({ kind: "ready", dimension: probe.length, maxTokens: model.maxTokens });
  /** @type {Set<Promise<void>>} */
  const running = new Set();
  port.on("message", async (/** @type {BatchRequest | StopRequest} */ message) => {
    if ("stop" in message) {
      await Promise.all(running);
      process.exit();
    }
    const work = answer(model, message);
    running.add(work);
    await work;
    running.delete(work);
  });
} catch (error) {
  post({ kind: "unusable", reason: reasonOf(error) });
}

/**
 * @param {Awaited<ReturnType<typeof loadModel>>} model
 * @param {BatchRequest} request
 */
async function answer(model, { id, inputs }) {
  try {
    const rows = await model.run(inputs);
    post({ kind: "done", id, rows }, [rows.buffer]);
  } catch (error) {
    post({ kind: "failed", id, reason: reasonOf(error) });
  }
}

async function loadModel() {
  const tokenizer = await AutoTokenizer.from_pretrained(data.model);
  const model = await AutoModel.from_pretrained(data.model, {
    dtype: data.dtype,
    session_options: sessionOptions,
  });
  const maxTokens = Math.min(data.maxTokens, tokenizer.model_max_length);

  /**
   * @param {readonly ModelInput[]} batch - at least one; all texts or all pairs
   * @returns {Promise<Float32Array<ArrayBuffer>>} the rows, one after another
   */
  async function run(batch) {
    const first = batch.map((input) => (typeof input === "string" ? input : input[0]));
    const second = batch.flatMap((input) => (typeof input === "string" ? [] : [input[1]]));
    const inputs = tokenizer(first, {
      ...(second.length > 0 ? { text_pair: second } : {}),
      padding: true,
      truncation: true,
      max_length: maxTokens,
    });
    const outputs = await model(inputs);
    if (data.task === "classify") {
      /** @type {Tensor} */
      const probabilities = outputs.probabilities;
      return Float32Array.from(/** @type {Float32Array} */ (probabilities.data));
    }
    /** @type {Tensor} */
    const hidden = outputs.last_hidden_state ?? outputs.token_embeddings ?? outputs.logits;
    const pooled = mean_pooling(hidden, inputs.attention_mask).normalize(2, -1);
    return Float32Array.from(/** @type {Float32Array} */ (pooled.data));
  }

  return { run, maxTokens };
}
