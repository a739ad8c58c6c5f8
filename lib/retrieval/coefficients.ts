import { z } from "zod";
import { type AnswerSign, answerSigns } from "./answer-signs";
import coefficientsFile from "./coefficients.json" with { type: "json" };
import { type ConfidenceSign, confidenceSigns } from "./estimate-confidence";
import { featureNames, type QuestionFeatures } from "./question-features";

const weightsOf = <Name extends string>(names: readonly Name[]) =>
  z.record(z.enum(names), z.number());

const answeringSchema = z.object({
  weights: weightsOf(answerSigns),
  bias: z.number(),
  /** Below this probability Viva abstains. */
  threshold: z.number().min(0).max(1),
});

const schema = z.object({
  /** Weights of a conditional logit over the questions found. */
  ranking: weightsOf(featureNames),
  /** The same for a guide without anything authored beside its answers. */
  plainRanking: weightsOf(featureNames),
  /** Logistic regression: does the guide answer this? */
  answering: answeringSchema,
  /** The same for a guide without anything authored beside its answers. */
  plainAnswering: answeringSchema,
  /** Logistic regression: is the question ranked first the right one? */
  confidence: z.object({
    weights: weightsOf(confidenceSigns),
    bias: z.number(),
  }),
});

/** Coefficients of ranking and abstention; made by `npm run fit`, which says on what. */
export interface Coefficients {
  /**
   * For a guide with authored wordings, key points and summaries. BM25 counts as a share of the
   * best and by its raw score: words decide more where a query holds many rare ones.
   */
  readonly ranking: Readonly<Record<keyof QuestionFeatures, number>>;
  /**
   * For one of headings and texts alone. BM25 counts by its raw score: a long query of rare words
   * is searched more by its words, a vague one more by its meaning.
   */
  readonly plainRanking: Readonly<Record<keyof QuestionFeatures, number>>;
  readonly answering: {
    readonly weights: Readonly<Record<AnswerSign, number>>;
    readonly bias: number;
    readonly threshold: number;
  };
  /** For a guide of headings and texts alone: learners' words are further from those. */
  readonly plainAnswering: Coefficients["answering"];
  readonly confidence: {
    readonly weights: Readonly<Record<ConfidenceSign, number>>;
    readonly bias: number;
  };
}

/** The fitted coefficients that ship with Viva. */
export const coefficients: Coefficients = schema.parse(coefficientsFile);

/** What decides whether a guide answers: by whether anything is authored beside its answers. */
export function answeringOf(
  { answering, plainAnswering }: Pick<Coefficients, "answering" | "plainAnswering">,
  { isAuthored }: { readonly isAuthored: boolean },
): Coefficients["answering"] {
  return isAuthored ? answering : plainAnswering;
}
