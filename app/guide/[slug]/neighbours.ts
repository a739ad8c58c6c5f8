import { sectionId } from "@/app/guide/section-id";
import type { Guide, Question } from "@/lib/guide/types";

/** Answered questions offered where one has no answer. */
const offeredCount = 4;

export interface Neighbours {
  /** Anchor of the question's section on the guide's page. */
  readonly sectionId: string;
  readonly previous?: Question;
  readonly next?: Question;
  /** Those its author names. */
  readonly related: readonly Question[];
  /** The nearest answered ones, of its own section first. */
  readonly answered: readonly Question[];
}

export function findNeighbours({ questions }: Guide, question: Question): Neighbours {
  const index = questions.findIndex(({ number }) => number === question.number);
  const related = question.details?.related ?? [];
  const distance = (other: Question) =>
    (other.section === question.section ? 0 : questions.length) +
    Math.abs(other.number - question.number);
  return {
    sectionId: sectionId(question.section),
    previous: index > 0 ? questions[index - 1] : undefined,
    next: questions[index + 1],
    related: related.flatMap((number) => questions.find((entry) => entry.number === number) ?? []),
    answered: questions
      .filter((entry) => entry.status !== "unanswered" && entry.number !== question.number)
      .sort((a, b) => distance(a) - distance(b))
      .slice(0, offeredCount),
  };
}
