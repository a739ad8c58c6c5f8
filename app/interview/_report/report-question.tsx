import { ArrowUpRight } from "lucide-react";
import Link from "next/link";
import type { ReportQuestion } from "@/lib/interview/report";
import { AnswerWords } from "../_components/answer-words";
import { HintList } from "../_components/hint-list";
import { formatDuration } from "../format-time";
import { confidenceLabels, outcomeLabels, plural } from "../wording";
import { ReportAssessment } from "./report-assessment";

interface ReportQuestionBlockProps {
  readonly interviewId: string;
  readonly question: ReportQuestion;
}

/** One question of the report: what was said, with which help, and what it covers. */
export function ReportQuestionBlock({ interviewId, question }: ReportQuestionBlockProps) {
  const { position, section, outcome, turns, hints, answerMs, url, assessment } = question;
  const titleId = `question-${position}`;
  return (
    <article className="report-question" id={`answer-${position}`} aria-labelledby={titleId}>
      <p className="flex flex-wrap gap-x-2 text-muted text-sm">
        Question {position}
        <span aria-hidden="true">·</span>
        {section}
      </p>
      <h3 id={titleId} className="interview-question">
        {question.question}
      </h3>
      <p className="text-muted text-sm">Why this one? {question.reason.text}</p>
      <p className="mt-1 text-muted text-sm">
        {outcomeLabels[outcome]} in {formatDuration(answerMs)},{" "}
        {hints.length === 0 ? "no hints" : plural(hints.length, "hint")} used.
      </p>
      {turns.map((turn) => (
        <div key={turn.turn} className="mt-4">
          {turn.turn > 0 && (
            <>
              <p className="eyebrow">Follow-up {turn.turn}</p>
              <h4 className="follow-up-prompt mb-2">{turn.prompt}</h4>
            </>
          )}
          <HintList hints={hints.filter((hint) => hint.turn === turn.turn)} />
          <AnswerWords turn={turn} />
        </div>
      ))}
      <Calibration question={question} />
      {assessment && (
        <section className="assessment" aria-label={`Assessment of question ${position}`}>
          <ReportAssessment interviewId={interviewId} position={position} assessment={assessment} />
        </section>
      )}
      {url && (
        <p className="mt-4">
          <Link className="link inline-flex min-h-6 items-center gap-1" href={url}>
            The guide’s whole answer
            <span className="sr-only">: {question.question}</span>
            <ArrowUpRight aria-hidden="true" size={16} />
          </Link>
        </p>
      )}
    </article>
  );
}

const calibrationWords = {
  "surer-than-covered": "surer than its coverage bears out",
  "in-line": "in line with its coverage",
  "less-sure-than-covered": "less sure than its coverage would allow",
} as const;

/** How sure the learner was against what came of it. */
function Calibration({ question }: { readonly question: ReportQuestion }) {
  const { calibration } = question;
  if (!calibration) return null;
  const { confidence, verdict } = calibration;
  return (
    <p className="mt-3 text-sm">
      <span className="text-muted">Your confidence: </span>
      {confidenceLabels[confidence - 1]?.toLowerCase()} ({confidence} of 5),{" "}
      {calibrationWords[verdict]}.
    </p>
  );
}
