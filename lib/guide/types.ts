import type { Difficulty, FollowUp, KeyPoint, Misconception, Reference } from "./front-matter";

/** A Markdown text as the rest of lib sees it: decoded, repaired, line ends `\n`. */
export interface GuideFile {
  /** Path relative to the source, `/`-separated; for a single file its name. */
  readonly path: string;
  readonly text: string;
}

/** What an author adds to a question beyond its text; absent in a raw guide. */
export interface AuthoredDetails {
  readonly summary: string;
  readonly difficulty: Difficulty;
  readonly keyPoints: readonly KeyPoint[];
  readonly misconceptions: readonly Misconception[];
  readonly alsoAsked: readonly string[];
  readonly followUps: readonly FollowUp[];
  readonly references: readonly Reference[];
  readonly related: readonly number[];
}

/** `partial` is an answer of a paragraph or two, too short to be a whole one. */
export type AnswerStatus = "answered" | "partial" | "unanswered";

/** One numbered entry of the guide. */
export interface Question {
  /** Unique in the guide, ≥ 1; given by position where the source has none. */
  readonly number: number;
  /** Last part of the question's address: `/guide/<slug>`. */
  readonly slug: string;
  readonly section: string;
  readonly question: string;
  readonly status: AnswerStatus;
  /** The answer's Markdown, without the question's own heading; empty when unanswered. */
  readonly body: string;
  /** Offset of `body` in the file's text, UTF-16 code units. */
  readonly bodyStart: number;
  /** `GuideFile.path` the question was read from. */
  readonly path: string;
  readonly details?: AuthoredDetails;
}

/** A whole guide in reading order. */
export interface Guide {
  /** Section titles in the order of their first question. */
  readonly sections: readonly string[];
  readonly questions: readonly Question[];
  /** What was repaired, renumbered or left out, one sentence each. */
  readonly warnings: readonly string[];
}

/** A piece of one answer, small enough for the embedding model to read whole. */
export interface Passage {
  /** `p-` and 12 hex digits; the same as long as question and text are. */
  readonly id: string;
  readonly questionNumber: number;
  /** Sub-headings above the passage inside its answer, outermost first, plain text. */
  readonly headingPath: readonly string[];
  /** Markdown, exactly `fileText.slice(start, end)`. */
  readonly text: string;
  /** Span in the file's decoded text, UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
}
