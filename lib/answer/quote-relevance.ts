import { z } from "zod";
import { logOddsOf, sigmoid } from "@/lib/logistic";
import coefficientsFile from "./quote-coefficients.json" with { type: "json" };

/** What tells whether a good answer quotes a sentence of the guide. Cosines are −1..1. */
export const relevanceSigns = [
  /** Cosine of the sentence with the query. */
  "own",
  /** How far that is below the nearest sentence of all sources, ≤ 0. */
  "gap",
  /** Greatest cosine of what its authors say it claims, refutes and answers. */
  "authored",
  /** Cosine of the passage, heading included. */
  "passage",
  /** Greatest cosine among the passage's sentences. */
  "passageBest",
  /** Cosine of the sentence before it in the passage; the passage's mean for the first. */
  "before",
  /** Share of the query's terms that it holds, by inverse document frequency, 0..1. */
  "terms",
  /** 1 in an answer's opening. */
  "opening",
  /** 1 for an item of a list. */
  "item",
  /** Natural logarithm of its number of words. */
  "length",
] as const;
type RelevanceSign = (typeof relevanceSigns)[number];
export type RelevanceSigns = Readonly<Record<RelevanceSign, number>>;

const schema = z.object({
  weights: z.record(z.enum(relevanceSigns), z.number()),
  bias: z.number(),
});
/** A logistic regression: does a good answer quote the sentence? Made by `npm run fit -- --quotes`. */
export type QuoteCoefficients = z.infer<typeof schema>;

/** The fitted coefficients that ship with Viva. */
const quoteCoefficients: QuoteCoefficients = schema.parse(coefficientsFile);

/** Estimated probability that a good answer quotes the sentence, 0..1. */
export function estimateRelevance(
  signs: RelevanceSigns,
  coefficients: QuoteCoefficients = quoteCoefficients,
): number {
  return sigmoid(logOddsOf(relevanceSigns, signs, coefficients));
}
