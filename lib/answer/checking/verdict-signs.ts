import { z } from "zod";
import { logOddsOf } from "@/lib/logistic";
import coefficientsFile from "./verdict-coefficients.json" with { type: "json" };

/** What a claim's words tell of whether passages bear it out. */
export const wordSigns = [
  /** Log-odds by the words it shares with them; see `scoreSupport`. */
  "words",
  /** 1 where it reverses, denies or overstates a sentence that says nearly the same. */
  "turned",
  /** Share of its words in the likest sentence written true of the passages, and false, 0..1. */
  "writtenTrue",
  "writtenFalse",
  /** 1 where it nearly repeats the one or the other; see `compareWithWritten`. */
  "repeatsTruth",
  "repeatsFalsehood",
] as const;

/** What reading it tells. */
const readingSigns = [
  /** Cosine with the nearest sentence, 0..1. */
  "cosine",
  /** Log-odds that a sentence near to it bears it out, that several together do, and that any deny it. */
  "borneOut",
  "borneOutTogether",
  "denied",
] as const;

export const verdictSigns = [...wordSigns, ...readingSigns] as const;
export type WordSign = (typeof wordSigns)[number];
export type VerdictSign = (typeof verdictSigns)[number];
type WordSigns = Readonly<Record<WordSign, number>>;
type ReadingSigns = Readonly<Record<(typeof readingSigns)[number], number>>;

/** A logistic regression over named signs. */
const regression = <Name extends string>(names: readonly Name[]) =>
  z.object({
    weights: z.record(z.enum(names), z.number()),
    bias: z.number(),
    /** Log-odds from which a claim is supported, and from which it is weak. */
    supportedFrom: z.number(),
    weakFrom: z.number(),
  });

/** For a claim that was read, and for one that only its words tell of. */
const pair = z.object({ read: regression(verdictSigns), unread: regression(wordSigns) });

const schema = z.object({
  /** For passages of which the guide's authors wrote what is true of them, and for others. */
  written: pair,
  unwritten: pair,
});
/** Do the passages bear the claim out? Made by `npm run fit -- --verdicts`. */
export type VerdictCoefficients = z.infer<typeof schema>;

/** The fitted coefficients that ship with Viva. */
const coefficients: VerdictCoefficients = schema.parse(coefficientsFile);

/** How surely the passages bear a claim out, and from where on that is enough; all log-odds. */
export interface VerdictScore {
  readonly score: number;
  readonly supportedFrom: number;
  readonly weakFrom: number;
}

/** What a verdict rests on. */
export interface VerdictGrounds {
  readonly signs: WordSigns;
  /** Undefined where the claim was not read: its words alone decide then. */
  readonly reading: ReadingSigns | undefined;
  /** Whether anybody wrote what is true of the passages it cites. */
  readonly isWrittenOf: boolean;
}

export function scoreVerdict({ signs, reading, isWrittenOf }: VerdictGrounds): VerdictScore {
  const { read, unread } = isWrittenOf ? coefficients.written : coefficients.unwritten;
  return reading
    ? { ...read, score: logOddsOf(verdictSigns, { ...signs, ...reading }, read) }
    : { ...unread, score: logOddsOf(wordSigns, signs, unread) };
}

/** Keeps the log-odds of a probability of 0 or 1 finite, and what lies beyond from mattering. */
const softening = 0.02;

/** Log-odds of a probability, −3.9..3.9. */
export function logOdds(probability: number): number {
  return Math.log((probability + softening) / (1 - probability + softening));
}
