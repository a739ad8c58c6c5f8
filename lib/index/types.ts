import type { Statement } from "@/lib/guide/split-statements";
import type { Guide, Passage } from "@/lib/guide/types";

/**
 * What a vector of the index stands for. A question has several: its heading, its summary, each
 * other wording, each passage under its headings, and each statement by itself.
 */
export type EntryKind = "question" | "summary" | "alsoAsked" | "passage" | "statement";

/** One vector's text and owner. */
export interface IndexEntry {
  readonly kind: EntryKind;
  /** What the embedding model reads. */
  readonly text: string;
  readonly questionNumber: number;
  /** Set on passages and statements. */
  readonly passageId?: string;
  /** Set on statements: position in `GuideContent.statements`. */
  readonly statement?: number;
}

/** The guide as an index generation carries it. */
export interface GuideContent {
  readonly guide: Guide;
  readonly passages: readonly Passage[];
  readonly statements: readonly Statement[];
}
