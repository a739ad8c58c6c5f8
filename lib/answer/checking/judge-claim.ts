import type { Doubt, Verdict } from "../message";
import type { Conflicts } from "./conflicts";
import type { Coverage } from "./coverage";
import type { OpenExamination } from "./examine-claim";
import { supportWeights } from "./support-weights";
import { scoreVerdict } from "./verdict-signs";

/** A verdict on a claim that cites something, and what it rests on. */
export interface Judgement {
  readonly verdict: Exclude<Verdict, "uncited">;
  readonly why?: Doubt;
}

/** What a claim's words and meaning share with its evidence. */
export interface SupportSigns {
  readonly coverage: Coverage;
  readonly conflicts: Conflicts;
  /** Cosine of the claim with the nearest statement, −1..1. */
  readonly cosine: number;
}

/** Signs of support, in the order of `supportWeights.weights`. */
export function supportFeatures({ coverage, conflicts, cosine }: SupportSigns): number[] {
  const { covered, byOne, byTwo, leastClause, pairs } = coverage;
  const { opposite, negation, absolute, hints } = conflicts;
  return [
    covered,
    byOne,
    byTwo,
    leastClause,
    pairs,
    cosine,
    cosine * covered,
    opposite,
    negation,
    absolute,
    hints.direction,
    hints.overclaim,
    hints.strongWord,
    hints.deniedThere,
  ];
}

/** Log-odds by words alone that the evidence bears a claim out. */
export function scoreSupport(signs: SupportSigns): number {
  const { weights, bias } = supportWeights;
  return supportFeatures(signs).reduce((sum, value, at) => sum + value * (weights[at] ?? 0), bias);
}

type Limits = Readonly<
  Partial<
    Record<Exclude<keyof Conflicts, "hints">, { readonly atLeast: number; readonly why: Doubt }>
  >
>;

/** From which strength a conflict settles the matter; chosen on half of the scripted outputs. */
const settling: Limits = {
  missingNumbers: { atLeast: 1, why: "number" },
  missingNames: { atLeast: 1, why: "name" },
  number: { atLeast: 0.45, why: "number" },
  name: { atLeast: 0.45, why: "name" },
  subject: { atLeast: 0.65, why: "name" },
  exchanged: { atLeast: 1, why: "reversed" },
};

/** From which strength a conflict counts as a sign against a claim, and settles the matter in a copy; chosen likewise. */
const turning: Limits = {
  opposite: { atLeast: 0.2, why: "reversed" },
  negation: { atLeast: 0.15, why: "negated" },
  absolute: { atLeast: 1, why: "overstated" },
};

function findConflict(conflicts: Conflicts, limits: Limits): Doubt | undefined {
  const names = Object.keys(limits) as (keyof typeof limits)[];
  return names
    .map((name) => ({ limit: limits[name], strength: conflicts[name] }))
    .find(({ limit, strength }) => limit && strength >= limit.atLeast)?.limit?.why;
}

/** Share of a claim in one sentence from which it is that sentence, but for what it turns round; chosen with counts over all labelled sentences in view. */
const copyFrom = 0.75;

/** What settles the matter against a claim, however it is meant: another number or name, or two words that changed places. */
export function settlingConflict(conflicts: Conflicts): Doubt | undefined {
  return findConflict(conflicts, settling);
}

/** How a claim that repeats a sentence turns it round; words tell that more surely than any reading. */
export function copiedConflict(
  conflicts: Conflicts,
  { byOne }: Pick<Coverage, "byOne">,
): Doubt | undefined {
  return byOne >= copyFrom ? turningConflict(conflicts) : undefined;
}

/** How a claim turns round a sentence that says nearly the same; undefined where it does not. */
export function turningConflict(conflicts: Conflicts): Doubt | undefined {
  return findConflict(conflicts, turning);
}

/** Decides on a claim that nothing settles. */
export function judgeClaim(examination: OpenExamination): Judgement {
  const { signs, reading, conflicts } = examination;
  const { score, supportedFrom, weakFrom } = scoreVerdict(examination);
  if (score >= supportedFrom) return { verdict: "supported" };
  const isDenied =
    signs.repeatsFalsehood > 0 ||
    (reading !== undefined &&
      reading.denied > Math.max(0, reading.borneOut, reading.borneOutTogether));
  const why = turningConflict(conflicts) ?? (isDenied ? "contradicted" : undefined);
  if (why) return { verdict: "unsupported", why };
  return score >= weakFrom
    ? { verdict: "weak", why: "partly-found" }
    : { verdict: "unsupported", why: "not-found" };
}
