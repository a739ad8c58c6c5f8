import { createHash } from "node:crypto";
import type { Embedder } from "./embedder";

const dimension = 64;

/** An embedder for tests, with a count of the texts it was given. */
export interface HashingEmbedder extends Embedder {
  readonly embeddedTexts: () => readonly string[];
}

/**
 * A real embedder of a simple kind: each word adds to one of 64 dimensions (feature hashing), so
 * that texts sharing words are near. Instant and the same everywhere; for tests.
 * @see Weinberger et al., ICML 2009
 */
export function createHashingEmbedder(modelId = "hashing-64"): HashingEmbedder {
  const given: string[] = [];
  return {
    modelId,
    fingerprint: `${modelId}-v1`,
    dimension,
    maxTokens: 256,
    async embed(texts, options) {
      options?.signal?.throwIfAborted();
      given.push(...texts);
      return texts.map(embedText);
    },
    async close() {},
    embeddedTexts: () => given,
  };
}

function embedText(text: string): Float32Array {
  const vector = new Float32Array(dimension);
  vector[0] = 0.01;
  for (const [word] of text.toLowerCase().matchAll(/[a-z0-9]{3,}/g)) {
    const term = word.replace(/(?:ies|es|s|ing|ed)$/, "");
    const slot = createHash("sha256").update(term).digest().readUInt32LE(0) % dimension;
    vector[slot] = (vector[slot] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
