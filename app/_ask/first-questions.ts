import type { SuggestedQuestion } from "@/lib/answer/message";
import { toSuggestion } from "@/lib/answer/suggest-questions";
import type { Guide } from "@/lib/guide/types";

/**
 * Answered questions to begin with, from sections spread over the whole guide.
 * @param count - at most this many; fewer where the guide has fewer sections with answers
 */
export function chooseFirstQuestions(
  { sections, questions }: Guide,
  count: number,
): SuggestedQuestion[] {
  const firsts = sections.flatMap(
    (section) =>
      questions.find((entry) => entry.section === section && entry.status === "answered") ?? [],
  );
  const step = Math.max(1, firsts.length / count);
  const chosen = Array.from({ length: Math.min(count, firsts.length) }, (_, index) =>
    firsts.at(Math.floor(index * step)),
  );
  return chosen.flatMap((entry) => (entry ? [toSuggestion(entry)] : []));
}
