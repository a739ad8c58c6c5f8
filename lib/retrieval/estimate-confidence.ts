import type { RankedQuestion } from "./types";

export interface ConfidenceInput {
  readonly query: string;
  /** Best first. */
  readonly questions: readonly RankedQuestion[];
}

/** Estimate whether the best question answers the query. */
export function estimateConfidence({ questions }: ConfidenceInput): {
  confidence: number;
  answerable: boolean;
} {
  const [first] = questions;
  if (!first) return { confidence: 0, answerable: false };
  const confidence = 1 / (1 + Math.exp(-12 * (first.dense - 0.38)));
  return { confidence, answerable: confidence >= 0.5 && first.question.status !== "unanswered" };
}
