import type { Passage, Question } from "@/lib/guide/types";
import type { Generation } from "@/lib/index/load-generation";

/** A turn of the conversation before the question, oldest first. */
export interface Turn {
  readonly role: "user" | "assistant";
  readonly content: string;
}

/** A question of the guide with how well it fits. */
export interface RankedQuestion {
  readonly question: Question;
  /** Its share of the evidence for all questions found, 0..1. */
  readonly score: number;
}

/** A passage with how well it fits. */
export interface RankedPassage {
  readonly passage: Passage;
  readonly question: Question;
  /** 0..1, the fused score passages are ordered by. */
  readonly score: number;
  /** Cosine with the query, −1..1. */
  readonly dense: number;
  /** BM25, 0 where no word of the query occurs. */
  readonly lexical: number;
}

/** What a search found, and how sure it is that the guide holds an answer. */
export interface SearchResult {
  /** The words as they were sent. */
  readonly query: string;
  /** What was really searched: the same, or with what a follow-up left unsaid. */
  readonly searched: string;
  readonly answerable: boolean;
  /** Estimated probability that the first question is the right one, 0..1. */
  readonly confidence: number;
  /** Best first. */
  readonly questions: readonly RankedQuestion[];
  /** Best first; only from answered questions. */
  readonly passages: readonly RankedPassage[];
  /** Unit vector of `searched`. */
  readonly vector: Float32Array;
  readonly generation: Generation;
}

/** Address of a passage in the guide's own page. */
export function passageUrl(question: Pick<Question, "slug">, passageId: string): string {
  return `/guide/${question.slug}#${passageId}`;
}
