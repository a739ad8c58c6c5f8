import type { LanguageModelV3 } from "@ai-sdk/provider";
import type { UIMessageChunk } from "ai";
import type { Embedder } from "@/lib/embedding/embedder";
import type { EntailmentModel } from "@/lib/entailment/entailment-model";
import type { Generation } from "@/lib/index/load-generation";
import type { Turn } from "@/lib/retrieval/types";
import type { AnswerLength } from "./answer-length";
import type { AnswerMetadata, AnswerParts } from "./message";

/** A chunk of the UI message protocol with Viva's data parts. */
export type AnswerChunk = UIMessageChunk<AnswerMetadata, AnswerParts>;

export type UnsupportedPolicy = "mark" | "replace";

export interface AnswerRequest {
  readonly question: string;
  /** Earlier turns, oldest first. */
  readonly history: readonly Turn[];
  readonly length: AnswerLength;
  readonly signal: AbortSignal;
}

export interface AnswerDependencies {
  readonly generation: Generation;
  readonly embedder: Pick<Embedder, "embed">;
  /** Reads what a language model wrote beside what it cites. */
  readonly entailment: Pick<EntailmentModel, "judge">;
  readonly embeddedModel: LanguageModelV3;
  /** Undefined: the embedded model answers. */
  readonly llm: LanguageModelV3 | undefined;
  /** How the model that answers is named to the reader. */
  readonly answerModel: string;
  readonly firstTokenTimeoutMs: number;
  readonly idleTimeoutMs: number;
  /**
   * What becomes of a language model's answer that the guide bears out too little: `mark` streams it
   * with its doubts marked, `replace` holds it back until it is checked and quotes the guide instead.
   */
  readonly unsupported: UnsupportedPolicy;
  /** Told of failures that the reader sees only in part. */
  readonly onError: (error: unknown) => void;
}
