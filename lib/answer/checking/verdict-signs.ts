import { z } from "zod";
import { logOddsOf } from "@/lib/logistic";
import coefficientsFile from "./verdict-coefficients.json" with { type: "json" };

/** What tells whether passages bear a claim out. */
export const verdictSigns = [
  /** Log-odds by the words it shares with them; see `scoreSupport`. */
  "words",
  /** Cosine with the nearest sentence, −1..1. */
  "cosine",
  /** 1 where it reverses, denies or overstates a sentence that says nearly the same. */
  "turned",
  /** Share of its words in the likest sentence written true of the passages, and false, 0..1. */
  "writtenTrue",
  "writtenFalse",
  /** 1 where it nearly repeats the one or the other; see `compareWithWritten`. */
  "repeatsTruth",
  "repeatsFalsehood",
  /** Log-odds that a sentence near to it bears it out, and that one denies it. */
  "borneOut",
  "denied",
] as const;
export type VerdictSign = (typeof verdictSigns)[number];
export type VerdictSigns = Readonly<Record<VerdictSign, number>>;

const schema = z.object({
  weights: z.record(z.enum(verdictSigns), z.number()),
  bias: z.number(),
  /** Log-odds from which a claim is supported, and from which it is weak. */
  supportedFrom: z.number(),
  weakFrom: z.number(),
});
/** A logistic regression: do the passages bear the claim out? Made by `npm run fit -- --verdicts`. */
export type VerdictCoefficients = z.infer<typeof schema>;

/** The fitted coefficients that ship with Viva. */
export const verdictCoefficients: VerdictCoefficients = schema.parse(coefficientsFile);

/** Log-odds that the passages bear the claim out. */
export function scoreVerdict(
  signs: VerdictSigns,
  coefficients: Pick<VerdictCoefficients, "weights" | "bias"> = verdictCoefficients,
): number {
  return logOddsOf(verdictSigns, signs, coefficients);
}

/** Keeps the log-odds of a probability of 0 or 1 finite, and what lies beyond from mattering. */
const softening = 0.02;

/** Log-odds of a probability, −3.9..3.9. */
export function logOdds(probability: number): number {
  return Math.log((probability + softening) / (1 - probability + softening));
}
