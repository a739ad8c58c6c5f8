import { estimateMean, hitAt, ndcgAt, recallAt, reciprocalRank } from "./metrics";
import type { Measure } from "./outcome";
import type { BeirQuery } from "./read-beir";

const depth = 10;

/** A query's judgements, and the document ids found, best first. */
export interface JudgedRanking {
  readonly grades: BeirQuery["grades"];
  readonly ranked: readonly string[];
}

/** nDCG, recall and reciprocal rank within the first ten, and hit@1, as BEIR's own tools count them. */
export function measureRanking(rankings: readonly JudgedRanking[]): Measure[] {
  const measure = (name: string, value: (ranking: JudgedRanking) => number): Measure => ({
    name,
    estimate: estimateMean(rankings.map(value)),
  });
  return [
    measure(`nDCG@${depth}`, ({ ranked, grades }) =>
      ndcgAt(ranked.slice(0, depth), (id) => grades.get(id) ?? 0, [...grades.values()], depth),
    ),
    measure(`Recall@${depth}`, ({ ranked, grades }) =>
      recallAt(ranked, (id) => grades.has(id), grades.size, depth),
    ),
    measure(`MRR@${depth}`, ({ ranked, grades }) =>
      reciprocalRank(ranked.slice(0, depth), (id) => grades.has(id)),
    ),
    measure("hit@1", ({ ranked, grades }) => hitAt(ranked, (id) => grades.has(id), 1)),
  ];
}
