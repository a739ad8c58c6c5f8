import { analyze } from "@/lib/index/analyze-text";
import type { LexicalIndex } from "@/lib/index/lexical-index";
import type { NearEntry } from "@/lib/index/vector-store";

/** Signs of whether the guide answers a query, all about 0..1. */
export const answerSigns = [
  "nearest",
  "likelihood",
  "margin",
  "outside",
  "outsideMean",
  "insideMean",
  "unknownWords",
  "covered",
  "agreement",
  "brevity",
] as const;
export type AnswerSign = (typeof answerSigns)[number];
export type AnswerSigns = Readonly<Record<AnswerSign, number>>;

export interface AnswerSignsInput {
  readonly query: string;
  /** Nearest entries of the whole index, nearest first. */
  readonly near: readonly NearEntry[];
  /** Share of the first question in the softmax over questions, 0..1; then of the second. */
  readonly likelihoods: readonly number[];
  /** Number of the first question. */
  readonly firstNumber: number;
  /** Best number by the dense signs alone, and by BM25 alone. */
  readonly denseFirst: number | undefined;
  readonly lexicalFirst: number | undefined;
  readonly lexical: LexicalIndex;
  /** Terms of the first question's text, as `analyze` gives them. */
  readonly firstTerms: ReadonlySet<string>;
}

/** How many near entries are averaged: enough that one odd line decides nothing. */
const meanOver = 3;
/** A query of this many content words or more is no longer short. */
const longQueryTerms = 6;

/** Measures a query against what a search found for it. */
export function readAnswerSigns(input: AnswerSignsInput): AnswerSigns {
  const inside = input.near.filter(({ entry }) => entry.kind !== "outside");
  const outside = input.near.filter(({ entry }) => entry.kind === "outside");
  const terms = [...new Set(analyze(input.query))];
  const idfOf = (term: string) => input.lexical.idf(term);
  const total = terms.reduce((sum, term) => sum + idfOf(term), 0);
  const shareOf = (test: (term: string) => boolean) =>
    total > 0 ? terms.filter(test).reduce((sum, term) => sum + idfOf(term), 0) / total : 0;
  const [first = 0, second = 0] = input.likelihoods;
  return {
    nearest: inside[0]?.cosine ?? 0,
    likelihood: first,
    margin: first - second,
    outside: outside[0]?.cosine ?? 0,
    outsideMean: meanCosine(outside),
    insideMean: meanCosine(inside),
    unknownWords: shareOf((term) => !input.lexical.has(term)),
    covered: shareOf((term) => input.firstTerms.has(term)),
    agreement:
      (Number(input.denseFirst === input.firstNumber) +
        Number(input.lexicalFirst === input.firstNumber)) /
      2,
    brevity: Math.max(0, 1 - terms.length / longQueryTerms),
  };
}

function meanCosine(near: readonly NearEntry[]): number {
  const best = near.slice(0, meanOver);
  return best.length > 0 ? best.reduce((sum, { cosine }) => sum + cosine, 0) / best.length : 0;
}
