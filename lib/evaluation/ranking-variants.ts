import type { Coefficients } from "@/lib/retrieval/coefficients";
import type { ScoredQuestion } from "@/lib/retrieval/gather-evidence";
import { featureNames, type QuestionFeatures } from "@/lib/retrieval/question-features";
import { fuseRanks } from "./fuse-ranks";

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
const denseFeatures: readonly FeatureName[] = featureNames.filter(
  (name) => !lexical.includes(name) && name !== "discriminant",
);

/**
 * The ranking with parts left out, from a single sign up to all of them. Weights are not fitted
 * again: what is measured is the product with a part switched off.
 */
export function rankingVariants(full: Weights): RankingVariant[] {
  const only = (names: readonly FeatureName[]) => pickWeights(full, names);
  const without = (names: readonly FeatureName[]) =>
    only(featureNames.filter((name) => !names.includes(name)));
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

/** Numbers of questions already found, ordered by other weights; best first. */
export function orderByWeights(questions: readonly ScoredQuestion[], weights: Weights): number[] {
  const score = ({ features }: ScoredQuestion) =>
    featureNames.reduce((sum, name) => sum + weights[name] * features[name], 0);
  return questions
    .map((question) => ({ number: question.number, score: score(question) }))
    .sort((a, b) => b.score - a.score)
    .map(({ number }) => number);
}

/** Numbers ordered by reciprocal rank fusion (k = 60) of all vectors' order and BM25's. */
export function orderByRankFusion(questions: readonly ScoredQuestion[], full: Weights): number[] {
  // A question without any of the words has no place in the lexical order.
  const worded = questions.filter(({ features }) => features.lexical > 0);
  return fuseRanks([
    orderByWeights(questions, pickWeights(full, denseFeatures)),
    orderByWeights(worded, pickWeights(full, ["lexical"])),
  ]);
}

function pickWeights(full: Weights, kept: readonly FeatureName[]): Weights {
  return Object.fromEntries(
    featureNames.map((name) => [name, kept.includes(name) ? full[name] : 0]),
  ) as Record<FeatureName, number>;
}
