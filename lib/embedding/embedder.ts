/** Turns texts into vectors whose cosine says how close their meanings are. */
export interface Embedder {
  /** For people and the index manifest, e.g. `all-MiniLM-L6-v2`. */
  readonly modelId: string;
  /** Vectors of two embedders may be compared only if their fingerprints are equal. */
  readonly fingerprint: string;
  /** Length of every vector. */
  readonly dimension: number;
  /** Tokens of a text that are read, special tokens included; the rest is cut off. */
  readonly maxTokens: number;
  /**
   * One vector per text, in the same order, of Euclidean length 1; `[]` for `[]`. The caller owns
   * the vectors.
   * @throws the signal's reason when aborted
   * @throws {VivaError} if the model cannot be loaded or reached, or fails
   */
  embed(texts: readonly string[], options?: EmbedOptions): Promise<Float32Array[]>;
  /** Frees the model. Calls still waiting are rejected; later calls too. */
  close(): Promise<void>;
}

export interface EmbedOptions {
  readonly signal?: AbortSignal;
  /** Where calls have to wait for the model, every other goes first; an embedder over a network need not care. */
  readonly background?: boolean;
}
