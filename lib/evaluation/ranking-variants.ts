import type { Coefficients } from "@/lib/retrieval/coefficients";
import type { ScoredQuestion } from "@/lib/retrieval/gather-evidence";
import { featureNames, type QuestionFeatures } from "@/lib/retrieval/question-features";
import { fuseRanks } from "./fuse-ranks";

type Weights = Coefficients["ranking"];
type FeatureName = keyof QuestionFeatures;
type Part = "heading" | "authored" | "passage" | "secondPassage" | "statement" | "asked";

/** What gives each sign; a sign added to the ranking must be given its place here. */
const givenBy: Readonly<
  Record<FeatureName, Part | "lexical" | "authoredLexical" | "discriminant">
> = {
  heading: "heading",
  wording1: "authored",
  wording2: "authored",
  summary: "authored",
  keyPoint1: "authored",
  keyPoint2: "authored",
  misconception: "authored",
  followUp: "authored",
  passage1: "passage",
  passage2: "secondPassage",
  statement1: "statement",
  statement2: "statement",
  asked1: "asked",
  asked2: "asked",
  lexical: "lexical",
  lexicalAuthored: "authoredLexical",
  lexicalPassage: "lexical",
  lexicalScore: "lexical",
  lexicalPassageScore: "lexical",
  verbatim: "lexical",
  discriminant: "discriminant",
};
const byVectors = new Set([
  "heading",
  "authored",
  "passage",
  "secondPassage",
  "statement",
  "asked",
]);
const byWords = new Set(["lexical", "authoredLexical"]);

/** A way of ranking made of the product's own by taking signs away. */
export interface RankingVariant {
  readonly name: string;
  readonly weights: Weights;
}

/**
 * The ranking with parts left out, from a single sign up to all of them. Weights are not fitted
 * again: what is measured is the product with a part switched off.
 */
export function rankingVariants(full: Weights): RankingVariant[] {
  const variant = (name: string, isKept: (sign: FeatureName) => boolean): RankingVariant => ({
    name,
    weights: keepWeights(full, isKept),
  });
  return [
    variant("best passage vector only", (sign) => sign === "passage1"),
    variant("dense only (all vectors)", isDense),
    variant("lexical only (Okapi BM25)", (sign) => sign === "lexical" || sign === "lexicalScore"),
    variant("without lexical", (sign) => !byWords.has(givenBy[sign])),
    variant("without the discriminant", (sign) => givenBy[sign] !== "discriminant"),
    variant("without authored wordings", (sign) => !givenBy[sign].startsWith("authored")),
    variant("without statements", (sign) => givenBy[sign] !== "statement"),
    variant("without what is asked of statements", (sign) => givenBy[sign] !== "asked"),
    variant("without second vectors of passages", (sign) => givenBy[sign] !== "secondPassage"),
    variant("full", () => true),
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
    orderByWeights(questions, keepWeights(full, isDense)),
    orderByWeights(
      worded,
      keepWeights(full, (sign) => sign === "lexical"),
    ),
  ]);
}

function isDense(sign: FeatureName): boolean {
  return byVectors.has(givenBy[sign]);
}

function keepWeights(full: Weights, isKept: (sign: FeatureName) => boolean): Weights {
  return Object.fromEntries(
    featureNames.map((name) => [name, isKept(name) ? full[name] : 0]),
  ) as Record<FeatureName, number>;
}
