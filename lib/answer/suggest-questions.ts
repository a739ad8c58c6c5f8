import type { Question } from "@/lib/guide/types";
import type { SearchResult } from "@/lib/retrieval/types";
import type { SuggestedQuestion } from "./message";

/** Questions offered when the guide has no answer. */
const nearestCount = 4;
/** Questions offered after an answer. */
const followUpCount = 3;

/** The questions of the guide nearest to a search, unanswered ones marked. */
export function nearestQuestions({ questions }: SearchResult): SuggestedQuestion[] {
  return questions.slice(0, nearestCount).map(({ question }) => toSuggestion(question));
}

/**
 * Where to go on after an answer: questions its authors call related, then the next ones found.
 * @param answered - numbers of the questions the answer drew on
 */
export function followUpQuestions(
  { questions, generation }: SearchResult,
  answered: readonly number[],
): SuggestedQuestion[] {
  const related = answered.flatMap(
    (number) => generation.questionByNumber.get(number)?.details?.related ?? [],
  );
  const found = questions.map(({ question }) => question.number);
  const numbers = [...new Set([...related, ...found])].filter(
    (number) => !answered.includes(number),
  );
  return numbers
    .flatMap((number) => generation.questionByNumber.get(number) ?? [])
    .filter(({ status }) => status !== "unanswered")
    .slice(0, followUpCount)
    .map(toSuggestion);
}

/** A question of the guide as a link. */
export function toSuggestion({
  number,
  question,
  section,
  slug,
  status,
}: Question): SuggestedQuestion {
  return { number, question, section, url: `/guide/${slug}`, answered: status !== "unanswered" };
}
