/** Scores by id; higher is better, any range. */
export type Scores = ReadonlyMap<string, number>;

/**
 * Adds two retrievers' scores after stretching each to 0..1 over the union of what they found.
 * An id that one of them did not return gets that one's lowest score.
 *
 * Ranks alone would throw away how far ahead the first is; with questions a learner asks, the dense
 * lead is the best single sign there is.
 * @param weight - share of `first` in the sum, 0..1
 * @returns id → 0..1
 * @see Fox & Shaw, TREC-2 1994 (CombSUM); Bruch, Gai & Ingber, TOIS 2023 (convex combination)
 */
export function fuseScores(first: Scores, second: Scores, weight: number): Map<string, number> {
  const a = stretch(first);
  const b = stretch(second);
  const fused = new Map<string, number>();
  for (const id of new Set([...first.keys(), ...second.keys()])) {
    fused.set(id, weight * (a.get(id) ?? 0) + (1 - weight) * (b.get(id) ?? 0));
  }
  return fused;
}

function stretch(scores: Scores): Map<string, number> {
  const values = [...scores.values()];
  const low = Math.min(...values);
  const span = Math.max(...values) - low;
  return new Map([...scores].map(([id, score]) => [id, span > 0 ? (score - low) / span : 1]));
}
