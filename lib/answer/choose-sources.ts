import { passageUrl, type RankedPassage, type SearchResult } from "@/lib/retrieval/types";
import type { Source } from "./message";

/** Sources of one answer: what a language model reads and what the page shows. */
export const maxSources = 8;
/** A second question with at least this share of the first one's evidence is answered as well. */
const secondQuestionShare = 0.35;
const maxFromOther = 2;

/** Which questions an answer draws on, and the passages it may cite. */
export interface ChosenSources {
  /** Best first; at least one. */
  readonly questionNumbers: readonly number[];
  readonly sources: readonly Source[];
}

/**
 * Takes the passages an answer may cite: most from the best question, some from a second one that
 * is about as good, and a few of the best others for context.
 */
export function chooseSources({ questions, passages }: SearchResult): ChosenSources {
  const answered = questions.filter(({ question }) => question.status !== "unanswered");
  const [first, second] = answered;
  const isDouble =
    first !== undefined &&
    second !== undefined &&
    second.score >= first.score * secondQuestionShare;
  const questionNumbers = (isDouble ? [first, second] : answered.slice(0, 1)).map(
    ({ question }) => question.number,
  );
  const main = passages.filter(({ question }) => questionNumbers.includes(question.number));
  const other = passages.filter(({ question }) => !questionNumbers.includes(question.number));
  const chosen = [...main.slice(0, maxSources - maxFromOther), ...other.slice(0, maxFromOther)];
  return { questionNumbers, sources: chosen.map(toSource) };
}

function toSource({ passage, question }: RankedPassage, index: number): Source {
  return {
    n: index + 1,
    passageId: passage.id,
    questionNumber: question.number,
    question: question.question,
    headingPath: passage.headingPath,
    text: passage.text,
    url: passageUrl(question, passage.id),
  };
}
