import { analyze } from "@/lib/index/analyze-text";
import { discriminate } from "@/lib/index/discriminant";
import type { Generation } from "@/lib/index/load-generation";
import { noQuestion, scopeLabels } from "@/lib/index/types";
import type { NearEntry } from "@/lib/index/vector-store";

/** Signs of whether the guide answers a query, each about −1..1. */
export const answerSigns = [
  "inside",
  "insideMean",
  "outside",
  "outsideMean",
  "outsideShare",
  "scope",
  "coveredWords",
  "unknownWords",
  "likelihood",
] as const;
export type AnswerSign = (typeof answerSigns)[number];

/**
 * `inside`, `outside`: cosine with the nearest text of the guide and with the nearest example of what
 * it does not answer; the means are over three. `outsideShare`: share of such examples among the twenty
 * nearest entries. `scope`: how much more likely the query is as a
 * question for the guide, by the scope discriminant. `coveredWords`: idf-weighted share of the
 * query's content words that the first question's text holds; `unknownWords`: share that no question
 * holds. `likelihood`: the first question's share of the evidence; what nothing answers is a little
 * like many.
 */
export type AnswerSigns = Readonly<Record<AnswerSign, number>>;

export interface AnswerSignsInput {
  readonly query: string;
  /** Unit vector of the query. */
  readonly vector: Float32Array;
  /** Nearest entries of the whole index, nearest first. */
  readonly near: readonly NearEntry[];
  /** The question ranked first, and its share of the evidence, 0..1; absent where none was found. */
  readonly first: { readonly number: number; readonly likelihood: number } | undefined;
  readonly generation: Generation;
}

/** Enough near entries that one odd line decides nothing. */
const meanOver = 3;
const shareOver = 20;
/** Brings log-likelihood differences to the range of the other signs. */
const scopeScale = 5;
const everyScope: ReadonlySet<number> = new Set(Object.values(scopeLabels));

/** Measures a query against what a search found for it. */
export function readAnswerSigns(input: AnswerSignsInput): AnswerSigns {
  const { query, vector, near, first, generation } = input;
  const inside = near.filter(({ entry }) => entry.kind !== "outside");
  const outside = near.filter(({ entry }) => entry.kind === "outside");
  const lexical = generation.lexical.questions;
  const firstTerms = generation.termsOf(first?.number ?? noQuestion);
  const terms = [...new Set(analyze(query))];
  const total = terms.reduce((sum, term) => sum + lexical.idf(term), 0);
  const shareOf = (test: (term: string) => boolean) =>
    total > 0 ? terms.filter(test).reduce((sum, term) => sum + lexical.idf(term), 0) / total : 0;
  return {
    inside: inside[0]?.cosine ?? 0,
    insideMean: meanCosine(inside),
    outside: outside[0]?.cosine ?? 0,
    outsideMean: meanCosine(outside),
    outsideShare: outsideShare(near),
    scope: scopeOf(generation, vector),
    coveredWords: shareOf((term) => firstTerms.has(term)),
    unknownWords: shareOf((term) => !lexical.has(term)),
    likelihood: first?.likelihood ?? 0,
  };
}

function scopeOf({ scope }: Generation, vector: Float32Array): number {
  const scores = discriminate(scope, vector, everyScope);
  const inside = scores.get(scopeLabels.inside) ?? 0;
  // Without examples of the outside there is nothing to compare with.
  const outside = scores.get(scopeLabels.outside) ?? inside;
  return (inside - outside) / scopeScale;
}

function outsideShare(near: readonly NearEntry[]): number {
  const nearest = near.slice(0, shareOver);
  const outside = nearest.filter(({ entry }) => entry.kind === "outside");
  return nearest.length > 0 ? outside.length / nearest.length : 0;
}

function meanCosine(near: readonly NearEntry[]): number {
  const best = near.slice(0, meanOver);
  return best.length > 0 ? best.reduce((sum, { cosine }) => sum + cosine, 0) / best.length : 0;
}
