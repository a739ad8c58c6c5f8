import type { QuestionView } from "@/lib/interview/interview-view";
import { ReadAloudButton } from "./read-aloud-button";

interface QuestionIntroductionProps {
  readonly question: QuestionView;
  readonly planned: number;
  readonly titleId: string;
}

/** A question, where it comes from and why it was chosen. */
export function QuestionIntroduction({ question, planned, titleId }: QuestionIntroductionProps) {
  const { position, section, difficulty, reason } = question;
  return (
    <header className="mb-4">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
        Question {position} of {planned}
        <span aria-hidden="true">·</span>
        {section}
        <span className="badge">{difficulty}</span>
      </p>
      <h2 id={titleId} className="interview-question" tabIndex={-1}>
        {question.question}
      </h2>
      <div className="flex flex-wrap items-center gap-x-6">
        <p className="text-muted text-sm">Why this one? {reason.text}</p>
        <ReadAloudButton key={position} text={question.question} />
      </div>
    </header>
  );
}
