import type { GradeFlag } from "../grade";
import type { ReadAnswer } from "./read-answer";
import type { SetAsideReason } from "./set-aside";

/** Sentences that are alike by this share of their terms say the same. */
const sameShare = 0.75;
/** This share of the sentences saying what an earlier one says is repetitive. */
const repetitiveShare = 0.34;
/** Further from this question's points than from another's by this much reads like an answer to that. */
const offQuestionLead = -0.08;
/** Words, and the coverage below which so many are long for it. */
const longAnswer = { words: 90, coverage: 35 } as const;

/**
 * What a reader should know of an answer beside its points. None lowers a figure: what sentences
 * set aside cost is in the coverage already.
 * @param coverage - 0..100
 */
export function chooseFlags(
  {
    answer,
    aside,
    lead = 0,
  }: {
    readonly answer: ReadAnswer;
    readonly aside: ReadonlyMap<number, SetAsideReason>;
    /** See `AnswerStanding`; unknown without embeddings. */
    readonly lead?: number;
  },
  coverage: number,
): GradeFlag[] {
  const reasons = new Set(aside.values());
  const flags: GradeFlag[] = (
    ["repeats-question", "lists-terms", "addresses-grader"] as const
  ).filter((reason) => reasons.has(reason));
  if (isRepetitive(answer.units.flatMap(({ isSentence, terms }) => (isSentence ? [terms] : [])))) {
    flags.push("repetitive");
  }
  if (lead < offQuestionLead) flags.push("off-question");
  if (answer.words >= longAnswer.words && coverage < longAnswer.coverage) {
    flags.push("long-for-coverage");
  }
  return flags;
}

function isRepetitive(sentences: readonly ReadonlySet<string>[]): boolean {
  const again = sentences.filter((terms, at) =>
    sentences.slice(0, at).some((earlier) => likeness(terms, earlier) >= sameShare),
  ).length;
  return sentences.length >= 3 && again / sentences.length >= repetitiveShare;
}

/** Jaccard index; 0 for two empty sets. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((term) => b.has(term)).length;
  return shared / Math.max(1, a.size + b.size - shared);
}
