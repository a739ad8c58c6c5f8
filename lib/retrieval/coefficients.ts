import { z } from "zod";
import { type AnswerSign, answerSigns } from "./answer-signs";
import coefficientsFile from "./coefficients.json" with { type: "json" };
import { featureNames, type QuestionFeatures } from "./question-features";

const weightsOf = <Name extends string>(names: readonly Name[]) =>
  z.record(z.enum(names), z.number());

const schema = z.object({
  /** Weights of a conditional logit over the questions found. */
  ranking: weightsOf(featureNames),
  /** Logistic regression: does the guide answer this, and is the first question the right one? */
  answering: z.object({
    weights: weightsOf(answerSigns),
    bias: z.number(),
    /** Below this probability Viva abstains. */
    threshold: z.number().min(0).max(1),
  }),
});

/** Coefficients of ranking and abstention; made by `npm run fit`, which says on what. */
export interface Coefficients {
  readonly ranking: Readonly<Record<keyof QuestionFeatures, number>>;
  readonly answering: {
    readonly weights: Readonly<Record<AnswerSign, number>>;
    readonly bias: number;
    readonly threshold: number;
  };
}

/** The fitted coefficients that ship with Viva. */
export const coefficients: Coefficients = schema.parse(coefficientsFile);
