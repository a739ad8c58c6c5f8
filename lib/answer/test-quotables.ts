import type { AnswerLength } from "./answer-length";
import { composeQuotedAnswer } from "./compose-quoted-answer";
import type { Quotable } from "./quotable";

let order = 0;

/** A statement that fits the query well unless told otherwise. */
export function quotable(markdown: string, more: Partial<Quotable> = {}): Quotable {
  order += 1;
  return {
    n: 1,
    questionNumber: 1,
    kind: "sentence",
    markdown,
    plain: markdown.replace(/[*`]/g, ""),
    order,
    block: `p-${order}`,
    heading: "",
    defines: false,
    ordered: false,
    depth: 0,
    announces: markdown.endsWith(":"),
    keyPoints: [],
    relevance: 0.7,
    partRelevance: [],
    ...more,
  };
}

interface Ask {
  readonly isBroad?: boolean;
  readonly parts?: string[];
  readonly length?: AnswerLength;
  readonly questionNumbers?: number[];
  readonly askedNumbers?: number[];
  readonly aside?: { number: number; question: string };
}

/** Composes an answer of standard length to one question unless told otherwise. */
export function compose(statements: Quotable[], ask: Ask = {}): string {
  return composeQuotedAnswer({
    isBroad: false,
    parts: [],
    length: "standard",
    questionNumbers: [1],
    askedNumbers: ask.questionNumbers ?? [1],
    ...ask,
    statements,
  }).join("");
}

/** The same for an item of a list; those of one block are one list. */
export const item = (markdown: string, block: string, more: Partial<Quotable> = {}) =>
  quotable(markdown, { kind: "item", block, ...more });
