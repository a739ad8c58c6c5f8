import { logOddsOf, sigmoid } from "@/lib/logistic";
import { type AnswerSigns, answerSigns } from "./answer-signs";
import type { Coefficients } from "./coefficients";

/**
 * Signs of whether the first question is the right one: log-odds that the guide answers at all,
 * the first question's share of the evidence, and how far it is ahead of the second.
 */
export const confidenceSigns = ["answering", "likelihood", "margin"] as const;
export type ConfidenceSign = (typeof confidenceSigns)[number];

/** Log-odds beyond this say nothing more. */
const maxLogOdds = 6;

/** Probability that the guide answers the query, 0..1. */
export function estimateAnswering(
  signs: AnswerSigns,
  answering: Coefficients["answering"],
): number {
  return sigmoid(logOddsOf(answerSigns, signs, answering));
}

/**
 * Measures how sure a ranking is.
 * @param answering - probability that the guide answers, 0..1
 * @param likelihoods - shares of the evidence, best first
 */
export function readConfidenceSigns(
  answering: number,
  likelihoods: readonly number[],
): Record<ConfidenceSign, number> {
  const [first = 0, second = 0] = likelihoods;
  const logOdds = Math.log(answering / (1 - answering));
  return {
    answering: Math.min(maxLogOdds, Math.max(-maxLogOdds, logOdds)),
    likelihood: first,
    margin: first - second,
  };
}

/** Probability that the question ranked first answers the query, 0..1. */
export function estimateConfidence(
  signs: Readonly<Record<ConfidenceSign, number>>,
  { confidence }: Pick<Coefficients, "confidence">,
): number {
  return sigmoid(logOddsOf(confidenceSigns, signs, confidence));
}
