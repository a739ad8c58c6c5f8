import type { AnswerChunk } from "./answer-request";
import type {
  AnswerMetadata,
  CheckOutcome,
  Failure,
  GroundedSentence,
  SearchReceipt,
  Source,
  SuggestedQuestion,
} from "./message";

/** A whole answer, for readers that do not stream. */
export interface CollectedAnswer {
  readonly metadata: AnswerMetadata | undefined;
  /** Markdown with markers. */
  readonly text: string;
  readonly sources: readonly Source[];
  readonly grounding: readonly GroundedSentence[];
  /** What the check made of it as a whole; undefined where there was nothing to check. */
  readonly outcome: CheckOutcome | undefined;
  readonly receipt: SearchReceipt | undefined;
  readonly suggestions: readonly SuggestedQuestion[];
  /** Set when the model failed; `text` then holds what had arrived. */
  readonly failure: Failure | undefined;
}

/** Reads an answer's stream to its end. */
export async function collectAnswer(chunks: AsyncIterable<AnswerChunk>): Promise<CollectedAnswer> {
  let metadata: AnswerMetadata | undefined;
  let text = "";
  let sources: readonly Source[] = [];
  let grounding: readonly GroundedSentence[] = [];
  let outcome: CheckOutcome | undefined;
  let receipt: SearchReceipt | undefined;
  let suggestions: readonly SuggestedQuestion[] = [];
  let failure: Failure | undefined;
  for await (const chunk of chunks) {
    if (chunk.type === "start") metadata = chunk.messageMetadata;
    else if (chunk.type === "text-delta") text += chunk.delta;
    else if (chunk.type === "data-sources") sources = chunk.data;
    else if (chunk.type === "data-grounding") ({ sentences: grounding, outcome } = chunk.data);
    else if (chunk.type === "data-receipt") receipt = chunk.data;
    else if (chunk.type === "data-suggestions") suggestions = chunk.data.questions;
    else if (chunk.type === "data-failure") failure = chunk.data;
  }
  return { metadata, text, sources, grounding, outcome, receipt, suggestions, failure };
}
