import { ChevronRight } from "lucide-react";
import type { QuestionView } from "@/lib/interview/interview-view";
import type { InterviewSession } from "../_session/use-interview";
import { bandLabels } from "../wording";
import { AnswerWords } from "./answer-words";
import { Assessment } from "./assessment";
import { HintList } from "./hint-list";
import { UnsentWords } from "./unsent-words";

interface PastQuestionProps {
  readonly session: InterviewSession;
  readonly question: QuestionView;
}

/** A question that is behind, folded to a line. */
export function PastQuestion({ session, question }: PastQuestionProps) {
  const { position, turns, hints, assessment } = question;
  return (
    <details className="past-question group">
      <summary>
        <ChevronRight
          aria-hidden="true"
          size={16}
          className="mt-1 flex-none motion-safe:transition-transform group-open:rotate-90"
        />
        <span className="min-w-0 flex-1 basis-56 font-serif">
          {position}. {question.question}
        </span>
        <span className="past-result">{resultOf(question)}</span>
      </summary>
      <div className="past-body">
        {turns.map((turn) => (
          <div key={turn.turn} className="mb-4">
            {turn.turn > 0 && <p className="follow-up-prompt mb-2">{turn.prompt}</p>}
            <HintList hints={hints.filter((hint) => hint.turn === turn.turn)} />
            <AnswerWords turn={turn} />
            <UnsentWords interviewId={session.view.id} position={position} turn={turn} />
          </div>
        ))}
        {assessment && (
          <Assessment
            assessment={assessment}
            position={position}
            busy={session.pending !== undefined}
            onRule={(points) => void session.send({ type: "confirm-points", position, points })}
          />
        )}
      </div>
    </details>
  );
}

function resultOf({ phase, assessment }: QuestionView): string {
  if (phase === "skipped") return "Skipped";
  if (!assessment) return "Answered";
  return assessment.graded ? bandLabels[assessment.band] : "Not graded";
}
