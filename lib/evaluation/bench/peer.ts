/** A passage as every peer indexes it. */
export interface PeerPassage {
  readonly questionNumber: number;
  /** Heading path and passage, as the product embeds it. */
  readonly text: string;
  /** Unit vector of `text`. */
  readonly vector: Float32Array;
}

/** A query with its vector, so that nobody is charged for the embedding. */
interface PeerQuery {
  readonly text: string;
  readonly vector: Float32Array;
}

/** A search engine over the same passages. */
export interface Peer {
  readonly name: string;
  /** Numbers of the questions found, best first. */
  rank(query: PeerQuery): Promise<number[]>;
}

/** Passages asked of every peer: enough that the right question's best is among them. */
export const passagesAsked = 100;

/** Orders questions by their best passage. @param numbers - of the passages found, best first */
export function rankByBestPassage(numbers: readonly number[]): number[] {
  return [...new Set(numbers)];
}
