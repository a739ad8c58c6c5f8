import { passageUrl, type RankedPassage, type SearchResult } from "@/lib/retrieval/types";
import type { Source } from "./message";

/**
 * Passages taken from the best question, the second and the third. A question about two things
 * needs two of them, and one about a single thing is seldom hurt by the nearest passages of others.
 */
const passagesByRank = [5, 2, 1] as const;

/** Which questions an answer draws on, and the passages it may cite. */
export interface ChosenSources {
  /** Best first; at least one. */
  readonly questionNumbers: readonly number[];
  readonly sources: readonly Source[];
}

/** Takes the passages an answer may cite, best question first, best passage first. */
export function chooseSources({ questions, passages }: SearchResult): ChosenSources {
  const questionNumbers = questions
    .filter(({ question }) => question.status !== "unanswered")
    .slice(0, passagesByRank.length)
    .map(({ question }) => question.number);
  const chosen = questionNumbers.flatMap((number, rank) =>
    passages
      .filter(({ question }) => question.number === number)
      .slice(0, passagesByRank[rank] ?? 0),
  );
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
