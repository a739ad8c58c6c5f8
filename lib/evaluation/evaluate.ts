import type { Embedder } from "@/lib/embedding/embedder";
import type { Generation } from "@/lib/index/load-generation";
import { type Coefficients, coefficients as fitted } from "@/lib/retrieval/coefficients";
import { search } from "@/lib/retrieval/search";
import { type CalibrationBin, calibrate } from "./calibrate";
import { judgeMeta, measureMeta } from "./judge-meta";
import { type LabelledQuery, labelQueries } from "./label-queries";
import { measureSearch } from "./measure-search";
import { isRight, type Measure, type MetaOutcome, type Outcome } from "./outcome";
import type { EvaluationSet } from "./read-set";

/** Everything measured on a set. */
export interface Evaluation {
  readonly measures: readonly Measure[];
  readonly outcomes: readonly Outcome[];
  readonly meta: readonly MetaOutcome[];
  readonly calibration: readonly CalibrationBin[];
}

export interface EvaluateDependencies {
  readonly generation: Generation;
  readonly embedder: Pick<Embedder, "embed">;
  /** Others than the fitted ones, for ablations. */
  readonly coefficients?: Coefficients;
}

/** What a way of searching says of a query; question numbers best first. */
export type Look = (
  query: LabelledQuery,
) => Promise<Pick<Outcome, "searched" | "ranked" | "answerable" | "confidence">>;

/** Runs the product's own search over a labelled set and measures it. */
export async function evaluate(
  set: EvaluationSet,
  dependencies: EvaluateDependencies,
): Promise<Evaluation> {
  const outcomes = await collectOutcomes(labelQueries(set), productSearch(dependencies));
  const meta = set.meta.map(judgeMeta);
  return {
    outcomes,
    meta,
    measures: [...measureSearch(outcomes), ...measureMeta(meta)],
    calibration: calibrate(outcomes),
  };
}

/** The product's own search as a `Look`. */
export function productSearch({
  generation,
  embedder,
  coefficients = fitted,
}: EvaluateDependencies): Look {
  return async (query) => {
    const found = await search(query, generation, { embedder, coefficients });
    const { searched, answerable, confidence } = found;
    const ranked = found.questions.map(({ question }) => question.number);
    return { searched, ranked, answerable, confidence };
  };
}

/** Looks for every query in turn and compares with its labels. */
export async function collectOutcomes(
  queries: readonly LabelledQuery[],
  look: Look,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const query of queries) {
    const found = await look(query);
    outcomes.push({ query, ...found, firstIsRight: isRight(query)(found.ranked[0] ?? 0) });
  }
  return outcomes;
}
