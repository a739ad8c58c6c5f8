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
  /** Greatest cosine of the questions that it was said to answer. */
  "asked",
  /** How far that is below the nearest of all sources, ≤ 0. */
  "askedGap",
  /** Mean of `asked` over the passage. */
  "passageAsked",
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

const fitSchema = z.object({
  weights: z.record(z.enum(relevanceSigns), z.number()),
  bias: z.number(),
});
const schema = z.object({
  /** For a guide whose authors wrote what its statements answer. */
  asked: fitSchema,
  /** For one where nobody did: the signs of it weigh nothing, the others more. */
  plain: fitSchema,
});
/** A logistic regression: does a good answer quote the sentence? */
export type QuoteFit = z.infer<typeof fitSchema>;
/** Made by `npm run fit -- --quotes`. */
export type QuoteCoefficients = z.infer<typeof schema>;

/** Signs that a guide has only where its authors wrote what its statements answer. */
export const askedSigns: ReadonlySet<RelevanceSign> = new Set([
  "asked",
  "askedGap",
  "passageAsked",
]);

/** The fitted coefficients that ship with Viva. */
export const quoteCoefficients: QuoteCoefficients = schema.parse(coefficientsFile);

/** Estimated probability that a good answer quotes the sentence, 0..1. */
export function estimateRelevance(signs: RelevanceSigns, coefficients: QuoteFit): number {
  return sigmoid(logOddsOf(relevanceSigns, signs, coefficients));
}
