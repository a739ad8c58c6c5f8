import type { PlacedQuestion } from "@/lib/guide/place-asked";
import type { PlacedClaims } from "@/lib/guide/place-claims";
import type { Statement } from "@/lib/guide/split-statements";
import type { Guide, Passage } from "@/lib/guide/types";

/**
 * What a vector of the index stands for. A question has many: its heading, its summary, each other
 * wording, key point, misconception and follow-up its authors wrote, each passage under its
 * headings, each statement by itself, and each question that a statement answers (`asked`). `outside` is an example of what no such guide answers.
 */
export type EntryKind =
  | "question"
  | "summary"
  | "alsoAsked"
  | "keyPoint"
  | "misconception"
  | "followUp"
  | "passage"
  | "statement"
  | "asked"
  | "outside";

/** The question number of an entry that belongs to no question. */
export const noQuestion = 0;

/** Classes of the scope discriminant; questions of the guide come first in an index. */
export const scopeLabels = { inside: 1, outside: 0 } as const;

/** One vector's text and owner. */
export interface IndexEntry {
  readonly kind: EntryKind;
  /** What the embedding model reads. */
  readonly text: string;
  /** `noQuestion` on entries of kind `outside`. */
  readonly questionNumber: number;
  /** Set on passages, statements and what is asked of them. */
  readonly passageId?: string;
  /** Set on statements and what is asked of them: position in `GuideContent.statements`. */
  readonly statement?: number;
}

/** A term of the field and what people say instead. */
export interface EverydayWords {
  readonly term: string;
  /** In lower case. */
  readonly phrases: readonly string[];
}

/** The guide as an index generation carries it. */
export interface GuideContent {
  readonly guide: Guide;
  readonly passages: readonly Passage[];
  readonly statements: readonly Statement[];
  /** Examples of questions the guide does not answer. */
  readonly outside: readonly string[];
  /** None where nobody wrote any. */
  readonly everydayWords: readonly EverydayWords[];
  /** Questions that single statements answer; none where nobody wrote any. */
  readonly asked: readonly PlacedQuestion[];
  /** What answers say of the statements, true and false; none where nobody wrote any. */
  readonly claims: readonly PlacedClaims[];
}
