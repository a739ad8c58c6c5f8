import type { Question } from "@/lib/guide/types";
import type { Generation } from "@/lib/index/load-generation";
import { buildRubric } from "./build-rubric";
import type { AskedQuestion } from "./events";

/** Words of the guide that the last hint gives. */
const openingWords = 5;

/** What interviews need of a generation of the index. */
export type InterviewGuide = Pick<
  Generation,
  "name" | "content" | "questionByNumber" | "questionBySlug" | "passageById" | "passagesByNumber"
>;

/** Whether a question can be asked in an interview: answered, with authored key points. */
export function isInterviewable(
  question: Question,
): question is Question & { readonly details: NonNullable<Question["details"]> } {
  return question.details !== undefined && question.status !== "unanswered";
}

/**
 * Copies out of the guide all that an interview needs of a question.
 * @returns undefined for a question that cannot be asked; see `isInterviewable`
 * @throws {VivaError} `guide-invalid` as `buildRubric`
 */
export function askQuestion(
  question: Question,
  guide: Pick<InterviewGuide, "passagesByNumber" | "passageById">,
): AskedQuestion | undefined {
  const rubric = isInterviewable(question) ? buildRubric(question, guide) : undefined;
  if (!rubric || !question.details) return undefined;
  const { keyPoints, followUps, difficulty } = question.details;
  return {
    number: question.number,
    slug: question.slug,
    section: question.section,
    question: question.question,
    difficulty,
    points: rubric.points.map((point, index) => ({
      ...point,
      misconceptions: [...point.misconceptions],
      topic: guide.passageById.get(point.passageId)?.headingPath.at(-1) ?? question.section,
      opening: (keyPoints[index]?.passage ?? point.text)
        .split(/\s+/)
        .slice(0, openingWords)
        .join(" "),
    })),
    followUps: followUps.map((followUp) => ({
      question: followUp.question,
      pointId: followUp.keyPoint,
    })),
  };
}
