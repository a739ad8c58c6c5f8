import type { Doubt, Verdict } from "../message";
import { type Conflicts, noConflicts } from "./conflicts";
import type { Coverage } from "./coverage";
import { supportWeights } from "./support-weights";

/** What a claim's words and meaning say for it and against it. */
export interface ClaimSigns {
  readonly coverage: Coverage;
  readonly conflicts: Conflicts;
  /** Cosine of the claim with the nearest statement, −1..1. */
  readonly cosine: number;
}

/** A verdict on a claim that cites something, and what it rests on. */
export interface Judgement {
  readonly verdict: Exclude<Verdict, "uncited">;
  readonly why?: Doubt;
}

type SettledBy = Exclude<keyof Conflicts, "hints">;

/** From which strength a conflict settles the matter; chosen on half of the scripted outputs. */
const conflictLimits = {
  missingNumbers: { atLeast: 1, why: "number" },
  missingNames: { atLeast: 1, why: "name" },
  number: { atLeast: 0.45, why: "number" },
  name: { atLeast: 0.45, why: "name" },
  subject: { atLeast: 0.65, why: "name" },
  opposite: { atLeast: 0.2, why: "reversed" },
  exchanged: { atLeast: 1, why: "reversed" },
  negation: { atLeast: 0.15, why: "negated" },
  absolute: { atLeast: 1, why: "overstated" },
} as const satisfies Record<SettledBy, { readonly atLeast: number; readonly why: Doubt }>;

/** Signs of support, in the order of `supportWeights.weights`. */
export function supportFeatures({ coverage, conflicts, cosine }: ClaimSigns): number[] {
  const { covered, byOne, byTwo, leastClause, pairs } = coverage;
  return [
    covered,
    byOne,
    byTwo,
    leastClause,
    pairs,
    cosine,
    cosine * covered,
    ...hintsOf(conflicts).map(({ value }) => value),
  ];
}

/** Signs against a claim that count with those for it, and what they say when they tip the scale. */
function hintsOf({ opposite, negation, absolute, hints }: Conflicts) {
  return [
    { value: opposite, why: "reversed" },
    { value: negation, why: "negated" },
    { value: absolute, why: "overstated" },
    { value: hints.direction, why: "reversed" },
    { value: hints.overclaim, why: "overstated" },
    { value: hints.strongWord, why: "overstated" },
    { value: hints.deniedThere, why: "negated" },
  ] as const satisfies readonly { readonly value: number; readonly why: Doubt }[];
}

/** Signs in `supportFeatures` before the hints. */
const supportSigns = 7;

/** Log-odds that the evidence bears a claim out, conflicts aside. */
function scoreSupport(signs: ClaimSigns): number {
  const { weights, bias } = supportWeights;
  return supportFeatures(signs).reduce((sum, value, at) => sum + value * (weights[at] ?? 0), bias);
}

/** The strongest reason against a claim; undefined where none reaches its limit. */
function conflictOf(conflicts: Conflicts): Doubt | undefined {
  const names = Object.keys(conflictLimits) as SettledBy[];
  const found = names.find((name) => conflicts[name] >= conflictLimits[name].atLeast);
  return found && conflictLimits[found].why;
}

/** Decides on a claim. */
export function judgeClaim(signs: ClaimSigns): Judgement {
  const why = conflictOf(signs.conflicts);
  if (why) return { verdict: "unsupported", why };
  const score = scoreSupport(signs);
  if (score >= supportWeights.supportedFrom) return { verdict: "supported" };
  const hint = decisiveHint(signs.conflicts, supportWeights.supportedFrom - score);
  if (score >= supportWeights.weakFrom) return { verdict: "weak", why: hint ?? "partly-found" };
  return { verdict: "unsupported", why: hint ?? "not-found" };
}

/** The strongest hint, where the claim would be borne out without the hints. */
function decisiveHint(conflicts: Conflicts, missing: number): Doubt | undefined {
  const costs = hintsOf(conflicts).map(({ value, why }, at) => ({
    why,
    cost: -value * (supportWeights.weights[supportSigns + at] ?? 0),
  }));
  const whole = costs.reduce((sum, { cost }) => sum + cost, 0);
  if (whole < missing) return undefined;
  return costs.reduce((worst, hint) => (hint.cost > worst.cost ? hint : worst)).why;
}

/** Whether a claim could be borne out if nothing spoke against it and its meaning were the same. */
export function mayBeSupported(coverage: Coverage): boolean {
  const signs = { coverage, conflicts: noConflicts, cosine: 1 };
  return scoreSupport(signs) >= supportWeights.supportedFrom;
}

/**
 * Decides without the cosine where its value cannot change the verdict.
 * @returns undefined where it can
 */
export function judgeByWords(signs: Omit<ClaimSigns, "cosine">): Judgement | undefined {
  const lowest = judgeClaim({ ...signs, cosine: 0 });
  const highest = judgeClaim({ ...signs, cosine: 1 });
  return lowest.verdict === highest.verdict ? lowest : undefined;
}
