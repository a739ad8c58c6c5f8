import type { AnswerLength } from "@/lib/answer/answer-length";
import { answerQuestion } from "@/lib/answer/answer-question";
import type { AnswerDependencies } from "@/lib/answer/answer-request";
import { type CollectedAnswer, collectAnswer } from "@/lib/answer/collect-answer";
import { readMarkers } from "@/lib/answer/markers";
import { neutralEntailment } from "@/lib/entailment/neutral-entailment";
import type { LabelledQuery } from "./label-queries";

/** What answering needs but a language model: the embedded one is measured. */
export type AnswerTools = Pick<AnswerDependencies, "generation" | "embedder" | "embeddedModel">;

/** No embedded answer takes this long; a wait that does is a fault to be seen. */
const timeoutMs = 60_000;

/** Answers one labelled query the way the product does without a key. */
export async function answerQuery(
  { query, history }: Pick<LabelledQuery, "query" | "history">,
  length: AnswerLength,
  tools: AnswerTools,
): Promise<CollectedAnswer> {
  const chunks = await answerQuestion(
    { question: query, history, length, signal: new AbortController().signal },
    {
      ...tools,
      // The embedded model only quotes.
      entailment: neutralEntailment,
      llm: undefined,
      answerModel: tools.embeddedModel.modelId,
      firstTokenTimeoutMs: timeoutMs,
      idleTimeoutMs: timeoutMs,
      unsupported: "mark",
      onError: (error) => {
        throw error;
      },
    },
  );
  return collectAnswer(chunks);
}

/** Numbers of the questions whose passages an answer's markers cite, each once. */
export function citedQuestions({ text, sources }: Pick<CollectedAnswer, "text" | "sources">) {
  const cited = new Set(readMarkers(text));
  return [
    ...new Set(sources.flatMap(({ n, questionNumber }) => (cited.has(n) ? [questionNumber] : []))),
  ];
}
