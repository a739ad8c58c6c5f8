import type { Embedder } from "@/lib/embedding/embedder";
import type { Generation } from "@/lib/index/load-generation";
import { readEntry } from "@/lib/index/vector-store";

/** Texts embedded at a time. */
const textsPerStep = 64;

/** Unit vectors by text. */
export interface SentenceVectors {
  /** Makes the vectors of texts that are not known yet. */
  readonly prepare: (texts: readonly string[]) => Promise<void>;
  /** −1..1. @throws {RangeError} for a text that was not prepared */
  readonly cosine: (a: string, b: string) => number;
}

/**
 * Vectors for comparing sentences. A quoted sentence stands in the index already, so only the few
 * that do not are embedded.
 */
export function createSentenceVectors({
  generation: { vectors },
  embedder,
}: {
  readonly generation: Pick<Generation, "vectors">;
  readonly embedder: Pick<Embedder, "embed">;
}): SentenceVectors {
  const known = new Map<string, Float32Array>();
  for (let label = 0; label < vectors.index.getCurrentCount(); label += 1) {
    const { kind, text } = readEntry(vectors, label);
    if (kind === "statement" || kind === "keyPoint") {
      known.set(text, Float32Array.from(vectors.index.getPoint(label)));
    }
  }
  const vectorOf = (text: string) => {
    const vector = known.get(text);
    if (!vector) throw new RangeError(`no vector was prepared for “${text.slice(0, 60)}”`);
    return vector;
  };
  return {
    async prepare(texts) {
      const missing = [...new Set(texts)].filter((text) => !known.has(text));
      for (let at = 0; at < missing.length; at += textsPerStep) {
        const step = missing.slice(at, at + textsPerStep);
        const rows = await embedder.embed(step);
        step.forEach((text, index) => {
          const row = rows[index];
          if (row) known.set(text, row);
        });
      }
    },
    cosine(a, b) {
      const first = vectorOf(a);
      const second = vectorOf(b);
      return first.reduce((sum, value, at) => sum + value * (second[at] ?? 0), 0);
    },
  };
}
