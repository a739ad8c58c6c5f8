import type { Embedder } from "@/lib/embedding/embedder";
import type { Generation } from "@/lib/index/load-generation";
import { noQuestion } from "@/lib/index/types";
import { type AnswerSigns, answerSigns } from "@/lib/retrieval/answer-signs";
import { type Coefficients, coefficients } from "@/lib/retrieval/coefficients";
import {
  confidenceSigns,
  estimateAnswering,
  readConfidenceSigns,
} from "@/lib/retrieval/estimate-confidence";
import { understandQuery } from "@/lib/retrieval/understand-query";
import { fitSigns } from "./fit-signs";
import { answeredGroups, labelQueries } from "./label-queries";
import type { EvaluationSet } from "./read-set";
import { rounded } from "./round-weights";

/** Share of the answerable questions fitted on that may be refused by mistake: of new ones, nearly twice as many are. */
const falseAbstentionShare = 0.025;
/** Pull of the weights towards 0: what held best between sets written by different hands. */
const l2 = 0.001;

interface Case {
  readonly signs: AnswerSigns;
  readonly likelihoods: readonly number[];
  readonly isAnswered: boolean;
  readonly isRight: boolean;
}

/**
 * Fits the two logistic regressions on labelled questions. The weights of the ranking are not
 * fitted: every sign counts about the same. A conditional logit pulled towards these weights, fitted on
 * one set or on the guide's own wordings, each left out of the index in turn, did no better on the others.
 * @see Dawes, "The robust beauty of improper linear models in decision making", 1979
 */
export async function fitCoefficients(
  set: EvaluationSet,
  { generation, embedder }: { generation: Generation; embedder: Pick<Embedder, "embed"> },
): Promise<Coefficients> {
  const cases: Case[] = [];
  for (const { query, history, group, expected, alsoRight } of labelQueries(set)) {
    // A follow-up that leaves the guide is judged by its raw words, which no fit changes.
    if (group === "left") continue;
    const understood = await understandQuery(query, history, {
      generation,
      embedder,
      coefficients,
    });
    const { signs, questions } = understood.evidence;
    const first = questions[0]?.number ?? noQuestion;
    cases.push({
      signs,
      likelihoods: questions.map(({ likelihood }) => likelihood),
      isAnswered: answeredGroups.has(group),
      isRight: expected.includes(first) || alsoRight.includes(first),
    });
  }
  const answering = {
    ...fitSigns(
      answerSigns,
      cases.map(({ signs, isAnswered }) => ({ signs, outcome: isAnswered })),
      { l2, balanced: true },
    ),
    threshold: 0,
  };
  const probabilities = cases.map(({ signs }) => estimateAnswering(signs, answering));
  const ofAnswered = probabilities
    .filter((_, index) => cases[index]?.isAnswered)
    .sort((a, b) => a - b);
  const threshold = rounded(quantile(ofAnswered, falseAbstentionShare));
  // On a guide of answers alone only what decides there is fitted.
  if (!generation.isAuthored)
    return { ...coefficients, plainAnswering: { ...answering, threshold } };
  const confidence = fitSigns(
    confidenceSigns,
    cases.map(({ likelihoods, isRight }, index) => ({
      signs: readConfidenceSigns(probabilities[index] ?? 0.5, likelihoods),
      outcome: isRight,
    })),
    { l2, balanced: false },
  );
  return { ...coefficients, answering: { ...answering, threshold }, confidence };
}

/** @param sorted - ascending, at least one @param share - 0..1 */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0.5;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
