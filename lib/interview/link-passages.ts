import { passageUrl } from "@/lib/retrieval/types";
import type { InterviewGuide } from "./ask-question";
import { buildRubric } from "./build-rubric";
import type { AskedQuestion } from "./events";

/** The parts of the guide that a report links into. */
export type LinkedGuide = Pick<
  InterviewGuide,
  "questionBySlug" | "passageById" | "passagesByNumber"
>;

/** Where a question and its points stand in the guide as it is now. */
export interface QuestionLinks {
  /** Undefined where the guide no longer has the question. */
  readonly questionUrl: string | undefined;
  /** The point's passage; the question's page where the passage is gone. */
  readonly urlOf: (point: {
    readonly id: string;
    readonly passageId: string;
  }) => string | undefined;
}

/** Links that open, also when the guide was ingested anew since the question was asked. */
export function linkPassages(
  { slug }: Pick<AskedQuestion, "slug">,
  guide: LinkedGuide,
): QuestionLinks {
  const question = guide.questionBySlug.get(slug);
  if (!question) return { questionUrl: undefined, urlOf: () => undefined };
  const questionUrl = `/guide/${slug}`;
  const isHere = (passageId: string) =>
    guide.passageById.get(passageId)?.questionNumber === question.number;
  return {
    questionUrl,
    urlOf({ id, passageId }) {
      if (isHere(passageId)) return passageUrl(question, passageId);
      const moved = buildRubric(question, guide)?.points.find((point) => point.id === id);
      return moved?.url ?? questionUrl;
    },
  };
}
