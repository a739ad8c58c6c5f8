import { LRUCache } from "lru-cache";
import type { Embedder, EmbedOptions } from "./embedder";

export interface CacheOptions {
  /** Texts remembered; 512 vectors of 384 numbers take 0.8 MB. */
  readonly maxEntries?: number;
  /** Calls with more texts pass by: indexing must not push the questions out. */
  readonly maxTextsPerCall?: number;
}

/**
 * Remembers the vectors of the texts used last and embeds a text that several calls want at the
 * same time once. A call that is aborted leaves the shared work running for the others.
 * @param options - defaults: 512 entries, 64 texts per call
 */
export function createCachedEmbedder(
  embedder: Embedder,
  { maxEntries = 512, maxTextsPerCall = 64 }: CacheOptions = {},
): Embedder {
  const known = new LRUCache<string, Promise<Float32Array>>({ max: maxEntries });

  /** Starts one call for the texts that are neither known nor on their way. */
  function lookUp(texts: readonly string[]): Promise<Float32Array>[] {
    const unknown = [...new Set(texts)].filter((text) => !known.has(text));
    const started = new Map<string, Promise<Float32Array>>();
    if (unknown.length > 0) {
      const vectors = embedder.embed(unknown);
      for (const [index, text] of unknown.entries()) {
        const vector = vectors.then((all) => all[index] ?? missingVector(index));
        started.set(text, vector);
        vector.catch(() => {
          if (known.peek(text) === vector) known.delete(text); // The next call tries again.
        });
      }
    }
    // Read before writing: with more texts than entries, writing would push out what is read next.
    const result = texts.map((text) => started.get(text) ?? known.get(text));
    for (const [text, vector] of started) known.set(text, vector);
    return result.filter((vector) => vector !== undefined);
  }

  async function embed(texts: readonly string[], { signal }: EmbedOptions = {}) {
    signal?.throwIfAborted();
    const vectors = await untilAborted(Promise.all(lookUp(texts)), signal);
    return vectors.map((vector) => vector.slice());
  }

  return {
    modelId: embedder.modelId,
    fingerprint: embedder.fingerprint,
    dimension: embedder.dimension,
    maxTokens: embedder.maxTokens,
    embed: (texts, options) =>
      texts.length > maxTextsPerCall ? embedder.embed(texts, options) : embed(texts, options),
    async close() {
      known.clear();
      await embedder.close();
    },
  };
}

function untilAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

function missingVector(index: number): never {
  throw new RangeError(`The embedder returned no vector for text ${index}`);
}
