/** What a model reads in one go: a text, or two texts side by side. */
export type ModelInput = string | readonly [string, string];

/** Start-up data of lib/model-worker/worker.mjs. */
export interface ModelWorkerData {
  /** `embed` gives the mean of the tokens at length 1, `classify` a probability for each class. */
  readonly task: "embed" | "classify";
  /** Name of the model's folder in `localModelPath`, or a Hugging Face id when `remote`. */
  readonly model: string;
  /** May the model be downloaded (into `cacheDir`)? Otherwise only `localModelPath` is read. */
  readonly remote: boolean;
  readonly localModelPath: string;
  readonly cacheDir: string;
  /** Which ONNX file: `fp32` is onnx/model.onnx, `q8` onnx/model_quantized.onnx. */
  readonly dtype: "fp32" | "q8";
  /** Upper bound; the model's own limit may be lower. */
  readonly maxTokens: number;
  /** Gives way to threads of normal priority, on Linux alone: for work that a search must not wait for. */
  readonly yields?: boolean;
}

/** One batch for the worker, all texts or all pairs; batches are answered in the order they arrive. */
export interface BatchRequest {
  readonly id: number;
  readonly inputs: readonly ModelInput[];
}

/** Asks the worker to end once it has nothing in hand; ended in the middle of a call, onnxruntime aborts. */
export interface StopRequest {
  readonly stop: true;
}

/** What the worker posts: one `ready` or `unusable`, then one `done` or `failed` per request. */
export type WorkerReply =
  | { readonly kind: "ready"; readonly dimension: number; readonly maxTokens: number }
  | { readonly kind: "unusable"; readonly reason: string }
  /** One row of `dimension` numbers an input, one after another. */
  | { readonly kind: "done"; readonly id: number; readonly rows: Float32Array }
  | { readonly kind: "failed"; readonly id: number; readonly reason: string };
