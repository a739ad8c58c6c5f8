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

/** What speaks against a sentence, or why nothing could be found for it. */
export type Doubt =
  /** Too little of it is in the cited passages. */
  | "not-found"
  | "partly-found"
  /** A number, a name or what is said of it differs. */
  | "number"
  | "name"
  /** The passage denies it, says the reverse, or says it of fewer cases. */
  | "negated"
  | "reversed"
  | "overstated"
  /** It is, or speaks like, what the guide's authors wrote as false. */
  | "contradicted"
  /** The check reads English. */
  | "language"
  /** The check itself failed. */
  | "unchecked";

/** Words of a source, UTF-16 code units of its Markdown. */
export interface SourceSpan {
  readonly n: number;
  readonly start: number;
  readonly end: number;
}

/** One sentence of an answer and what its passages say of it. */
export interface GroundedSentence {
  readonly text: string;
  readonly markers: readonly number[];
  readonly verdict: Verdict;
  /** Where it stands in the answer's Markdown, UTF-16 code units. */
  readonly start?: number;
  readonly end?: number;
  /** The words that bear it out; absent where no words reach the bar. */
  readonly span?: SourceSpan;
  /** Other sources that do bear it out, best first. */
  readonly better?: readonly number[];
  readonly why?: Doubt;
  /** Only its words were compared: too many answers were being checked to read it in time. */
  readonly byWords?: true;
}

/**
 * What came of an answer's check as a whole: `clean`; `flagged` where single sentences are in doubt;
 * `doubtful` where most are; `replaced` where the guide is quoted instead.
 */
export type CheckOutcome = "clean" | "flagged" | "doubtful" | "replaced";

/** A passage a search found, and why. */
interface ReceiptEntry {
  readonly passageId: string;
  readonly question: string;
  readonly headingPath: readonly string[];
  readonly url: string;
  /** The number it has as a source; absent where the answer may not cite it. */
  readonly n?: number;
  /** 0..1, what it is ranked by. */
  readonly score: number;
  /** Cosine with the words searched, −1..1. */
  readonly dense: number;
  /** BM25; 0 where it shares no word. */
  readonly lexical: number;
  /** Words of the search that its question or headings hold. */
  readonly headingWords: readonly string[];
}

/** What was searched for an answer, and what came. */
export interface SearchReceipt {
  readonly searched: string;
  readonly answerable: boolean;
  readonly passages: readonly ReceiptEntry[];
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
  grounding: { sentences: GroundedSentence[]; outcome?: CheckOutcome };
  /** A sentence as soon as it is checked, while the answer still streams; `grounding` has the last word. */
  verdict: GroundedSentence;
  receipt: SearchReceipt;
  /** Nearest questions when the guide has no answer; further ones after an answer. */
  suggestions: { reason: "nearest" | "follow-up" | "topics"; questions: SuggestedQuestion[] };
  failure: Failure;
};

/** A chat message as both ends know it. */
export type VivaMessage = UIMessage<AnswerMetadata, AnswerParts>;
