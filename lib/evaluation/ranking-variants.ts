import type { Coefficients } from "@/lib/retrieval/coefficients";
import { featureNames, type QuestionFeatures } from "@/lib/retrieval/question-features";

type Weights = Coefficients["ranking"];
type FeatureName = keyof QuestionFeatures;

const lexical: readonly FeatureName[] = ["lexical", "lexicalAuthored", "lexicalPassage"];
const authored: readonly FeatureName[] = [
  "wording1",
  "wording2",
  "summary",
  "keyPoint1",
  "keyPoint2",
  "misconception",
  "followUp",
  "lexicalAuthored",
];

/** A way of ranking made of the product's own by taking signs away. */
export interface RankingVariant {
  readonly name: string;
  readonly weights: Weights;
}

/** Signs that vectors give. */
export const denseFeatures: readonly FeatureName[] = featureNames.filter(
  (name) => !lexical.includes(name) && name !== "discriminant",
);

/**
 * The ranking with parts left out, from a single sign up to all of them. Weights are not fitted
 * again: what is measured is the product with a part switched off.
 */
export function rankingVariants(full: Weights): RankingVariant[] {
  const only = (names: readonly FeatureName[]) => pick(full, (name) => names.includes(name));
  const without = (names: readonly FeatureName[]) => pick(full, (name) => !names.includes(name));
  return [
    { name: "best passage vector only", weights: only(["passage1"]) },
    { name: "dense only (all vectors)", weights: only(denseFeatures) },
    { name: "lexical only (Okapi BM25)", weights: only(["lexical"]) },
    { name: "without lexical", weights: without(lexical) },
    { name: "without the discriminant", weights: without(["discriminant"]) },
    { name: "without authored wordings", weights: without(authored) },
    { name: "without statements", weights: without(["statement1", "statement2"]) },
    { name: "without second vectors of passages", weights: without(["passage2"]) },
    { name: "full", weights: full },
  ];
}

function pick(full: Weights, isKept: (name: FeatureName) => boolean): Weights {
  return Object.fromEntries(
    featureNames.map((name) => [name, isKept(name) ? full[name] : 0]),
  ) as Record<FeatureName, number>;
}
