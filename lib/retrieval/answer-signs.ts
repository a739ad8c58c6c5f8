import { analyze } from "@/lib/index/analyze-text";
import { discriminate } from "@/lib/index/discriminant";
import type { Generation } from "@/lib/index/load-generation";
import { scopeLabels } from "@/lib/index/types";
import type { NearEntry } from "@/lib/index/vector-store";

/** Signs of whether the guide answers a query, each about −1..1. */
export const answerSigns = [
  "inside",
  "insideMean",
  "outside",
  "outsideMean",
  "scope",
  "coveredWords",
  "unknownWords",
] as const;
export type AnswerSign = (typeof answerSigns)[number];

/**
 * `inside`, `outside`: cosine with the nearest text of the guide and with the nearest example of what
 * it does not answer; the means are over three. `scope`: how much more likely the query is as a
 * question for the guide, by the scope discriminant. `coveredWords`: idf-weighted share of the
 * query's content words that the first question's text holds; `unknownWords`: share that no question
 * holds.
 */
export type AnswerSigns = Readonly<Record<AnswerSign, number>>;

export interface AnswerSignsInput {
  readonly query: string;
  /** Unit vector of the query. */
  readonly vector: Float32Array;
  /** Nearest entries of the whole index, nearest first. */
  readonly near: readonly NearEntry[];
  /** Number of the question ranked first. */
  readonly firstNumber: number;
  readonly generation: Generation;
}

/** Enough near entries that one odd line decides nothing. */
const meanOver = 3;
/** Brings log-likelihood differences to the range of the other signs. */
const scopeScale = 5;
const everyScope: ReadonlySet<number> = new Set(Object.values(scopeLabels));

/** Measures a query against what a search found for it. */
export function readAnswerSigns(input: AnswerSignsInput): AnswerSigns {
  const { query, vector, near, firstNumber, generation } = input;
  const inside = near.filter(({ entry }) => entry.kind !== "outside");
  const outside = near.filter(({ entry }) => entry.kind === "outside");
  const lexical = generation.lexical.questions;
  const firstTerms = generation.termsOf(firstNumber);
  const terms = [...new Set(analyze(query))];
  const total = terms.reduce((sum, term) => sum + lexical.idf(term), 0);
  const shareOf = (test: (term: string) => boolean) =>
    total > 0 ? terms.filter(test).reduce((sum, term) => sum + lexical.idf(term), 0) / total : 0;
  return {
    inside: inside[0]?.cosine ?? 0,
    insideMean: meanCosine(inside),
    outside: outside[0]?.cosine ?? 0,
    outsideMean: meanCosine(outside),
    scope: scopeOf(generation, vector),
    coveredWords: shareOf((term) => firstTerms.has(term)),
    unknownWords: shareOf((term) => !lexical.has(term)),
  };
}

function scopeOf({ scope }: Generation, vector: Float32Array): number {
  const scores = discriminate(scope, vector, everyScope);
  const inside = scores.get(scopeLabels.inside) ?? 0;
  // Without examples of the outside there is nothing to compare with.
  const outside = scores.get(scopeLabels.outside) ?? inside;
  return (inside - outside) / scopeScale;
}

function meanCosine(near: readonly NearEntry[]): number {
  const best = near.slice(0, meanOver);
  return best.length > 0 ? best.reduce((sum, { cosine }) => sum + cosine, 0) / best.length : 0;
}
