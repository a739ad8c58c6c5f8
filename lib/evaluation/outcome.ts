import type { SmallTalk } from "@/lib/retrieval/recognize-small-talk";
import type { LabelledQuery } from "./label-queries";
import type { Estimate } from "./metrics";

/** What a search made of one labelled query. */
export interface Outcome {
  readonly query: LabelledQuery;
  readonly searched: string;
  /** Numbers of the questions found, best first. */
  readonly ranked: readonly number[];
  readonly answerable: boolean;
  readonly confidence: number;
  /** True when the first question is expected or accepted. */
  readonly firstIsRight: boolean;
}

/** A message that is no question, and what it was taken for. */
export interface MetaOutcome {
  readonly id: string;
  readonly input: string;
  readonly kind: string;
  readonly recognized: SmallTalk | undefined;
  readonly right: boolean;
}

/** A measured quantity; higher is better unless its name says "false", "redundancy" or "words". */
export interface Measure {
  /** Group letter, a full stop and what is measured, e.g. `a.hit@1`. */
  readonly name: string;
  readonly estimate: Estimate;
}

/** A way of ranking and what it reaches. */
export interface MeasuredRanking {
  readonly name: string;
  readonly measures: readonly Measure[];
}

/** Whether a number is the labelled one. */
export const isExpected = (query: LabelledQuery) => (number: number) =>
  query.expected.includes(number);

/** Whether a lenient reader accepts a number. */
export const isRight = (query: LabelledQuery) => (number: number) =>
  query.expected.includes(number) || query.alsoRight.includes(number);
