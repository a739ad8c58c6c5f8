import type { UIMessage } from "ai";

/** A passage shown for an answer; `n` is what markers `[n]` in the text refer to. */
export interface Source {
  /** 1-based. */
  readonly n: number;
  readonly passageId: string;
  readonly questionNumber: number;
  readonly question: string;
  readonly headingPath: readonly string[];
  /** Markdown. */
  readonly text: string;
  readonly url: string;
}

export type Verdict = "supported" | "weak" | "unsupported" | "uncited";

/** One sentence of an answer and what its passages say of it. */
export interface GroundedSentence {
  readonly text: string;
  readonly markers: readonly number[];
  readonly verdict: Verdict;
}

/** A question of the guide offered as a link. */
export interface SuggestedQuestion {
  readonly number: number;
  readonly question: string;
  readonly section: string;
  readonly url: string;
  readonly answered: boolean;
}

/** Why an answer stopped before its end. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
}

/** What Viva says of an answer as a whole; absent values are not known yet. */
export interface AnswerMetadata {
  /** What wrote the text: `embedded`, or `openai/<model>`, `compatible/<model>`. */
  readonly model: string;
  readonly answerable: boolean;
  /** 0..1. */
  readonly confidence: number;
  /** The words really searched. */
  readonly searched: string;
  /** Generation of the index that answered. */
  readonly generation: string;
}

/** Viva's data parts, by name: on the wire each is `data-<name>`. */
export type AnswerParts = {
  sources: Source[];
  grounding: { sentences: GroundedSentence[] };
  /** Nearest questions when the guide has no answer; further ones after an answer. */
  suggestions: { reason: "nearest" | "follow-up" | "topics"; questions: SuggestedQuestion[] };
  failure: Failure;
};

/** A chat message as both ends know it. */
export type VivaMessage = UIMessage<AnswerMetadata, AnswerParts>;
