/** Start-up data of lib/embedding/worker.mjs. */
export interface EmbeddingWorkerData {
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
}

/** One batch for the worker; batches are answered in the order they arrive. */
export interface EmbeddingRequest {
  readonly id: number;
  readonly texts: readonly string[];
}

/** Asks the worker to end once it has nothing in hand; ended in the middle of a call, onnxruntime aborts. */
export interface StopRequest {
  readonly stop: true;
}

/** What the worker posts: one `ready` or `unusable`, then one `embedded` or `failed` per request. */
export type EmbeddingReply =
  | { readonly kind: "ready"; readonly dimension: number; readonly maxTokens: number }
  | { readonly kind: "unusable"; readonly reason: string }
  | { readonly kind: "embedded"; readonly id: number; readonly vectors: Float32Array }
  | { readonly kind: "failed"; readonly id: number; readonly reason: string };
