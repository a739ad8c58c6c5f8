import { createHash } from "node:crypto";
import { VivaError } from "@/lib/errors";
import type { Embedder, EmbedOptions } from "./embedder";

export interface OpenAiEmbedderOptions {
  /** e.g. `text-embedding-3-small` */
  readonly model: string;
  readonly apiKey: string;
  /** Default: https://api.openai.com/v1 */
  readonly baseUrl?: string;
  /** Further attempts when the API is busy or cannot be reached, with growing pauses. Default: 2. */
  readonly maxRetries?: number;
  /** Replaces the global fetch, for tests. */
  readonly fetch?: typeof globalThis.fetch;
}

/** What the API reads of a text; it rejects longer ones. */
const maxTokens = 8191;

/**
 * An embedder over OpenAI's embeddings API, or one that speaks its protocol. Opening it sends one
 * short text, to learn the vectors' length and to find a wrong key or model at once.
 * @throws {VivaError} `model-unreachable` or `model-rejected`, also from `embed`
 */
export async function createOpenAiEmbedder(options: OpenAiEmbedderOptions): Promise<Embedder> {
  const [{ embedMany }, { createOpenAI }] = await Promise.all([
    import("ai"),
    import("@ai-sdk/openai"),
  ]);
  const { apiKey, baseUrl, maxRetries, fetch } = options;
  const model = createOpenAI({ apiKey, baseURL: baseUrl, fetch }).embedding(options.model);
  const modelId = `openai:${options.model}`;
  const closing = new AbortController();

  async function embed(texts: readonly string[], { signal }: EmbedOptions = {}) {
    signal?.throwIfAborted();
    if (closing.signal.aborted) throw closing.signal.reason;
    if (texts.length === 0) return [];
    const signals = signal ? [signal, closing.signal] : [closing.signal];
    const abortSignal = AbortSignal.any(signals);
    try {
      const values = [...texts];
      const { embeddings } = await embedMany({ model, values, maxRetries, abortSignal });
      return embeddings.map(normalize);
    } catch (error) {
      abortSignal.throwIfAborted();
      throw await explain(error, modelId);
    }
  }

  const [probe] = await embed(["dimension"]);
  const dimension = probe?.length ?? 0;
  const recipe = [modelId, baseUrl ?? "", dimension].join("\n");
  return {
    modelId,
    fingerprint: createHash("sha256").update(recipe).digest("hex").slice(0, 16),
    dimension,
    maxTokens,
    embed,
    async close() {
      closing.abort(new VivaError("internal", "The embedder is closed."));
    },
  };
}

function normalize(values: readonly number[]): Float32Array {
  const length = Math.hypot(...values);
  return Float32Array.from(values, (value) => (length > 0 ? value / length : 0));
}

/** A refusal that will not go away by waiting is `model-rejected`, everything else `model-unreachable`. */
async function explain(error: unknown, modelId: string): Promise<VivaError> {
  const { APICallError, RetryError } = await import("ai");
  const cause = RetryError.isInstance(error) ? error.lastError : error;
  const reason = cause instanceof Error ? cause.message : String(cause);
  if (APICallError.isInstance(cause) && cause.statusCode !== undefined && !cause.isRetryable) {
    return new VivaError(
      "model-rejected",
      `${modelId} refused the request (HTTP ${cause.statusCode}): ${reason}. Check OPENAI_API_KEY and VIVA_EMBEDDING_MODEL.`,
      { cause },
    );
  }
  return new VivaError(
    "model-unreachable",
    `${modelId} could not be reached: ${reason}. Check the network and OPENAI_BASE_URL, or unset VIVA_EMBEDDING_MODEL.`,
    { cause },
  );
}
