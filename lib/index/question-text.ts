import { markdownToPlainText } from "@/lib/guide/markdown";
import { passageContext } from "@/lib/guide/split-passages";
import type { Guide, Passage, Question } from "@/lib/guide/types";

/** True when authors wrote more than answers: other wordings, key points, summaries. */
export function isAuthored({ questions }: Guide): boolean {
  return questions.some(({ details }) => details !== undefined);
}

/** What authors wrote of a question beside its answer: short, and in a learner's words. */
export function authoredText({ question, details }: Question): string {
  if (!details) return question;
  return [
    question,
    details.summary,
    ...details.alsoAsked,
    ...details.keyPoints.map(({ statement }) => statement),
    ...details.followUps.map((followUp) => followUp.question),
  ].join("\n");
}

/** All words of a question, its answer included. */
export function questionText(question: Question): string {
  return `${authoredText(question)}\n${markdownToPlainText(question.body)}`;
}

/** A passage's words with its question and headings before them. */
export function passageText(question: string, { headingPath, text }: Passage): string {
  return `${passageContext(question, headingPath)}\n${markdownToPlainText(text)}`;
}
