import type { LanguageModelV3 } from "@ai-sdk/provider";
import type { Embedder } from "@/lib/embedding/embedder";
import type { EntailmentModel } from "@/lib/entailment/entailment-model";
import type { Generation } from "@/lib/index/load-generation";
import type { Grader } from "../grade";
import { createEmbeddedGrader } from "./embedded-grader";
import { createLlmGrader } from "./llm-grader";

export interface GraderDependencies {
  readonly generation: Generation;
  readonly embedder: Embedder;
  readonly entailment: Pick<EntailmentModel, "judge">;
  /** Undefined: the embedded grader grades. */
  readonly llm: LanguageModelV3 | undefined;
  /** How the language model is named to the reader. */
  readonly answerModel: string;
  /** Longest wait for a language model's grade, milliseconds. */
  readonly timeoutMs: number;
  /** Told of a language model's failure, which the reader sees as a fallback only. */
  readonly onError: (error: unknown) => void;
}

/** The grader that is configured: a language model with the embedded grader behind it, or the latter. */
export function createGrader({
  generation,
  embedder,
  entailment,
  llm,
  answerModel,
  timeoutMs,
  onError,
}: GraderDependencies): Grader {
  const embedded = createEmbeddedGrader({ generation, embedder, entailment });
  if (!llm) return embedded;
  return createLlmGrader({ model: llm, name: answerModel, fallback: embedded, timeoutMs, onError });
}
