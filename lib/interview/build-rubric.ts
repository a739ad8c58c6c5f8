import { VivaError } from "@/lib/errors";
import type { KeyPoint } from "@/lib/guide/front-matter";
import type { Passage, Question } from "@/lib/guide/types";
import type { Generation } from "@/lib/index/load-generation";
import { passageUrl } from "@/lib/retrieval/types";
import type { Rubric } from "./grade";

/**
 * What an answer to a question is graded against: its authored key points, each with the passage
 * its words stand in and the misconceptions about it.
 * @returns undefined for a question without authored key points, which cannot be graded
 * @throws {VivaError} `guide-invalid` when a point's words stand in no passage of the question
 */
export function buildRubric(
  question: Question,
  { passagesByNumber }: Pick<Generation, "passagesByNumber">,
): Rubric | undefined {
  const { details } = question;
  if (!details) return undefined;
  const passages = passagesByNumber.get(question.number) ?? [];
  return {
    questionNumber: question.number,
    question: question.question,
    points: details.keyPoints.map((point) => {
      const passageId = findPassage(point, question, passages).id;
      return {
        id: point.id,
        text: point.statement,
        weight: point.weight,
        passageId,
        url: passageUrl(question, passageId),
        misconceptions: details.misconceptions
          .filter(({ keyPoint }) => keyPoint === point.id)
          .map(({ claim, correction }) => ({ claim, correction })),
      };
    }),
  };
}

/** The passage with the point's words; line ends and runs of spaces count as one space. */
function findPassage(point: KeyPoint, question: Question, passages: readonly Passage[]): Passage {
  const words = foldSpace(point.passage);
  const whole = passages.find(({ text }) => foldSpace(text).includes(words));
  if (whole) return whole;
  // Words that cross a boundary belong to the passage they begin in.
  const start = question.bodyStart + indexOfWords(question.body, words);
  const first = passages.find((passage) => passage.start <= start && start < passage.end);
  if (first && start >= question.bodyStart) return first;
  throw new VivaError(
    "guide-invalid",
    `${question.path}: the key point ${point.id} rests on “${point.passage}”, which is in no passage of the answer.`,
  );
}

function foldSpace(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function indexOfWords(body: string, words: string): number {
  const pattern = words
    .split(" ")
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join("\\s+");
  return body.search(new RegExp(pattern));
}
