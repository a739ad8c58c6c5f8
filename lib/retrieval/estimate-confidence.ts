import { type AnswerSigns, answerSigns } from "./answer-signs";
import type { Coefficients } from "./coefficients";

/**
 * Probability that the guide answers a query with the question found first.
 * @returns 0..1, calibrated on the set the coefficients were fitted on
 */
export function estimateConfidence(
  signs: AnswerSigns,
  { answering }: Pick<Coefficients, "answering">,
): number {
  const sum = answerSigns.reduce(
    (total, name) => total + answering.weights[name] * signs[name],
    answering.bias,
  );
  return 1 / (1 + Math.exp(-sum));
}
