/**
 * Merges ranked id lists by reciprocal rank fusion: score(id) = Σ 1 / (k + rank). The product fuses
 * scores; this is the yardstick it is compared with.
 * @param rankings - one list per retriever, best first; ids unique within a list
 * @param k - damping, unitless
 * @returns ids, best first; ties keep first-seen order. Empty in, empty out.
 * @see Cormack, Clarke & Büttcher, SIGIR 2009
 */
export function fuseRanks<Id>(rankings: readonly (readonly Id[])[], k = 60): Id[] {
  const scores = new Map<Id, number>();
  for (const ranking of rankings) {
    ranking.forEach((id, index) => {
      scores.set(id, (scores.get(id) ?? 0) + 1 / (k + index + 1));
    });
  }
  return [...scores].sort(([, a], [, b]) => b - a).map(([id]) => id);
}
