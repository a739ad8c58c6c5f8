import { estimateMean } from "../metrics";
import type { Measure } from "../outcome";
import type { CheckedSentence } from "./check-outputs";

const verdicts = ["supported", "weak", "unsupported", "uncited"] as const;

/** A kind of scripted output, or a reason for a label, and how the check did on it. */
export interface KindResult {
  readonly name: string;
  /** Sentences that should be doubted, and how many are. */
  readonly wrong: number;
  readonly caught: number;
  /** Sentences that are borne out, and how many are doubted all the same. */
  readonly honest: number;
  readonly alarms: number;
}

/** Lines with an odd id are what thresholds were chosen on; the others were held out. */
export function isHeldOut({ id }: Pick<CheckedSentence, "id">): boolean {
  return Number(id.replace(/\D/g, "")) % 2 === 0;
}

/** Whether the page says anything against a sentence; that the check cannot read it is no doubt. */
export function isDoubted({ checked }: CheckedSentence): boolean {
  return checked !== undefined && checked.verdict !== "supported" && checked.why !== "language";
}

/** An honest sentence that the check does not call supported; another language may be left unread. */
export function isAlarm(sentence: CheckedSentence): boolean {
  const { label, checked } = sentence;
  if (label.truth !== "supported" || !checked || checked.verdict === "supported") return false;
  return isEnglish(sentence) || checked.why !== "language";
}

/**
 * Measures the check on labelled sentences: the share of wrong ones that are caught (called weak,
 * unsupported, or without a source), the share of honest ones that are doubted, precision and recall
 * of every verdict, and how often the source that does bear a sentence out is offered.
 * @param name - goes before each measure's name
 */
export function measureChecking(checked: readonly CheckedSentence[], name: string): Measure[] {
  const measure = (what: string, values: readonly boolean[]): Measure[] =>
    values.length === 0
      ? []
      : [{ name: `${name} ${what}`, estimate: estimateMean(values.map(Number)) }];
  const claims = checked.filter(({ label }) => label.truth !== "not-a-claim");
  const wrong = claims.filter(({ label }) => label.truth === "unsupported");
  const honest = claims.filter(({ label }) => label.truth === "supported");
  const foreign = honest.filter((sentence) => !isEnglish(sentence));
  const misplaced = claims.filter(({ label }) => label.supportedBy !== undefined);
  return [
    ...measure("caught", wrong.map(isDoubted)),
    ...measure(
      "contradictions caught",
      wrong.filter(({ label }) => label.why === "contradicted").map(isDoubted),
    ),
    ...measure("false alarms, English", honest.filter(isEnglish).map(isAlarm)),
    ...measure("false alarms, other languages", foreign.map(isAlarm)),
    ...measure(
      "other languages, said to be unread",
      foreign.map(({ checked: found }) => found?.why === "language"),
    ),
    ...verdicts.flatMap((verdict) => [
      ...measure(
        `${verdict} precision`,
        claims
          .filter((sentence) => sentence.checked?.verdict === verdict)
          .map(({ label }) => label.truth === verdict),
      ),
      ...measure(
        `${verdict} recall`,
        claims
          .filter(({ label }) => label.truth === verdict)
          .map((sentence) => sentence.checked?.verdict === verdict),
      ),
    ]),
    ...measure(
      "right source offered",
      misplaced.map(({ label, checked: found }) =>
        (label.supportedBy ?? []).some((n) => found?.better?.includes(n)),
      ),
    ),
    ...measure(
      "no claim, left alone",
      checked.filter(({ label }) => label.truth === "not-a-claim").map((s) => !s.checked),
    ),
  ];
}

function isEnglish({ kind }: CheckedSentence): boolean {
  return kind !== "language";
}

/** The same by what is wrong with a sentence and, for honest ones, by the kind of output. */
export function measureByKind(checked: readonly CheckedSentence[]): KindResult[] {
  const groups = new Map<string, CheckedSentence[]>();
  for (const sentence of checked) {
    const { truth, why } = sentence.label;
    if (truth === "not-a-claim" || truth === "uncited") continue;
    const name = truth === "supported" ? `honest, in ${sentence.kind}` : (why ?? truth);
    groups.set(name, [...(groups.get(name) ?? []), sentence]);
  }
  return [...groups].map(([name, group]) => {
    const honest = group.filter(({ label }) => label.truth === "supported");
    const wrong = group.filter(({ label }) => label.truth !== "supported");
    return {
      name,
      wrong: wrong.length,
      caught: wrong.filter(isDoubted).length,
      honest: honest.length,
      alarms: honest.filter(isAlarm).length,
    };
  });
}
