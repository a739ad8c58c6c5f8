import type { Embedder } from "@/lib/embedding/embedder";
import { VivaError } from "@/lib/errors";
import type { Generation } from "@/lib/index/load-generation";
import { isBareTerm } from "./bare-term";
import { answeringOf, type Coefficients, coefficients as fittedCoefficients } from "./coefficients";
import { estimateConfidence, readConfidenceSigns } from "./estimate-confidence";
import { rankPassages } from "./rank-passages";
import type { RankedQuestion, SearchResult, Turn } from "./types";
import { understandQuery } from "./understand-query";

export interface SearchRequest {
  readonly query: string;
  /** Earlier turns, oldest first. */
  readonly history?: readonly Turn[];
}

export interface SearchDependencies {
  readonly embedder: Pick<Embedder, "embed">;
  /** Others than the fitted ones, for ablations. */
  readonly coefficients?: Coefficients;
}

/**
 * Finds the questions and passages that answer a query, and says how sure that is. Questions are
 * ranked first, by everything that speaks for each as a whole; then the passages inside them.
 * @throws {VivaError} `bad-request` on a query without a letter or digit
 */
export async function search(
  { query, history = [] }: SearchRequest,
  generation: Generation,
  { embedder, coefficients = fittedCoefficients }: SearchDependencies,
): Promise<SearchResult> {
  if (!/[\p{L}\p{N}]/u.test(query)) {
    throw new VivaError("bad-request", `“${query.slice(0, 40)}” holds no word to search for.`);
  }
  const { evidence, answering: estimated } = await understandQuery(query, history, {
    generation,
    embedder,
    coefficients,
  });
  const { threshold } = answeringOf(coefficients, generation);
  const answering = isBareTerm(evidence) ? Math.max(estimated, threshold) : estimated;
  const { text: searched, vector } = evidence;
  const likelihoods = evidence.questions.map(({ likelihood }) => likelihood);
  const questions = evidence.questions.flatMap(({ number, likelihood }): RankedQuestion[] => {
    const question = generation.questionByNumber.get(number);
    return question ? [{ question, score: likelihood }] : [];
  });
  const isAnswered = questions[0] !== undefined && questions[0].question.status !== "unanswered";
  return {
    query,
    searched,
    answerable: isAnswered && answering >= threshold,
    confidence: estimateConfidence(readConfidenceSigns(answering, likelihoods), coefficients),
    questions,
    passages: rankPassages({ query: searched, vector, questions, generation }),
    vector,
    generation,
  };
}
