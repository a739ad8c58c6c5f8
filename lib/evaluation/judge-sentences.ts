import { splitAnswer } from "./split-answer";

/** Which sentences of the guide a good answer to a question quotes, as plain text. */
export interface SentenceLabels {
  /** Each, alone, begins a good answer to exactly what was asked. */
  readonly direct: readonly string[];
  /** What a good answer of about 150 words quotes beside them. */
  readonly useful: readonly string[];
}

/** How close an answer keeps to what was asked. */
export interface SentenceJudgement {
  readonly firstIsDirect: boolean;
  /** True where one of the first two is. */
  readonly leadIsDirect: boolean;
  /** Share of the answer's sentences that are labelled, 0..1; 0 for an answer without any. */
  readonly onThePoint: number;
  /** Share of the direct sentences that the answer quotes, 0..1. */
  readonly directQuoted: number;
}

/** @param sentences - of the answer, as `splitAnswer` gives them */
export function judgeSentences(
  sentences: readonly string[],
  labels: SentenceLabels,
): SentenceJudgement {
  const direct = new Set(labels.direct.flatMap(splitAnswer));
  const labelled = new Set([...direct, ...labels.useful.flatMap(splitAnswer)]);
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : 0);
  const [first, second] = sentences.map((sentence) => direct.has(sentence));
  const quoted = new Set(sentences);
  return {
    firstIsDirect: first ?? false,
    leadIsDirect: (first || second) ?? false,
    onThePoint: share(sentences.filter((one) => labelled.has(one)).length, sentences.length),
    directQuoted: share([...direct].filter((one) => quoted.has(one)).length, direct.size),
  };
}
