import { type Coefficients, coefficients as fitted } from "@/lib/retrieval/coefficients";
import { understandQuery } from "@/lib/retrieval/understand-query";
import { collectOutcomes, type EvaluateDependencies, type Look, productSearch } from "./evaluate";
import { labelQueries, type QueryGroup } from "./label-queries";
import { measureSearch } from "./measure-search";
import type { MeasuredRanking } from "./outcome";
import { orderByRankFusion, rankingVariants } from "./ranking-variants";
import type { EvaluationSet } from "./read-set";

/** Measures an ablation shows, in this order. */
const ablatedMeasures = [
  "a.hit@1",
  "a.hit@3",
  "a.MRR",
  "b.both in 5",
  "d.hit@1",
  "d.hit@3",
  "d.MRR",
] as const;

const rankedGroups: ReadonlySet<QueryGroup> = new Set(["paraphrase", "twoQuestions", "multiTurn"]);

/**
 * Ranks a set with the product's own search and parts of it switched off, and with reciprocal rank
 * fusion (k = 60) of its dense and its lexical order.
 */
export async function ablateRanking(
  set: EvaluationSet,
  dependencies: EvaluateDependencies,
): Promise<MeasuredRanking[]> {
  const { coefficients = fitted } = dependencies;
  const queries = labelQueries(set).filter(({ group }) => rankedGroups.has(group));
  const measure = async (name: string, look: Look): Promise<MeasuredRanking> => {
    const measures = measureSearch(await collectOutcomes(queries, look));
    return {
      name,
      measures: measures.filter((one) => ablatedMeasures.some((n) => n === one.name)),
    };
  };
  const results: MeasuredRanking[] = [];
  for (const { name, weights } of rankingVariants(coefficients.ranking)) {
    const look = productSearch({
      ...dependencies,
      coefficients: { ...coefficients, ranking: weights },
    });
    results.push(await measure(name, look));
  }
  const fused = await measure(
    "reciprocal rank fusion, k = 60",
    rankFusion({ ...dependencies, coefficients }),
  );
  results.splice(3, 0, fused);
  return results;
}

/** Understands a query as the product does, then ranks by places in two orders instead of scores. */
function rankFusion({
  generation,
  embedder,
  coefficients,
}: EvaluateDependencies & { readonly coefficients: Coefficients }): Look {
  return async ({ query, history }) => {
    const { evidence } = await understandQuery(query, history, {
      generation,
      embedder,
      coefficients,
    });
    const ranked = orderByRankFusion(evidence.questions, coefficients.ranking);
    return { searched: evidence.text, ranked, answerable: true, confidence: 0 };
  };
}
