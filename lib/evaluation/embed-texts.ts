import type { Embedder } from "@/lib/embedding/embedder";

/** Texts handed over at a time: progress and Ctrl-C are as fine as this. */
const textsPerStep = 128;

export interface EmbedTextsOptions {
  readonly embedder: Pick<Embedder, "embed">;
  readonly signal?: AbortSignal;
  /** Called after each step with the characters embedded so far, and all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Embeds many texts: equal ones once, and the longest first, because a batch takes as long as its
 * longest text and because the time left is then never too short a guess.
 * @returns one unit vector a text, in order; equal texts share theirs
 * @throws the signal's reason when it is aborted
 */
export async function embedTexts(
  texts: readonly string[],
  { embedder, signal, onProgress }: EmbedTextsOptions,
): Promise<Float32Array[]> {
  const unique = [...new Set(texts)].sort((a, b) => b.length - a.length);
  const total = unique.reduce((sum, text) => sum + text.length, 0);
  const vectors = new Map<string, Float32Array>();
  let done = 0;
  for (let at = 0; at < unique.length; at += textsPerStep) {
    signal?.throwIfAborted();
    const step = unique.slice(at, at + textsPerStep);
    const rows = await embedder.embed(step, { signal });
    step.forEach((text, index) => {
      const row = rows[index];
      if (row) vectors.set(text, row);
      done += text.length;
    });
    onProgress?.(done, total);
  }
  return texts.map((text) => {
    const vector = vectors.get(text);
    if (!vector) throw new TypeError(`the embedder returned no vector for “${text.slice(0, 60)}”`);
    return vector;
  });
}
