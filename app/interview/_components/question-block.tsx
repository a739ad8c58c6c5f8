"use client";

import { ArrowRight } from "lucide-react";
import { useEffect, useRef } from "react";
import { FailureNotice } from "@/app/components/failure-notice";
import type { InterviewView, QuestionView, TurnView } from "@/lib/interview/interview-view";
import type { InterviewSession } from "../_session/use-interview";
import { AnswerWords } from "./answer-words";
import { Assessment } from "./assessment";
import { CommandButton } from "./command-button";
import { HintList } from "./hint-list";
import { QuestionIntroduction } from "./question-introduction";
import { ReadAloudButton } from "./read-aloud-button";
import { TurnComposer } from "./turn-composer";
import { UnsentWords } from "./unsent-words";

interface QuestionBlockProps {
  readonly session: InterviewSession;
  readonly question: QuestionView;
}

/** The question that is open or was last: what was said on it so far, and what comes next. */
export function QuestionBlock({ session, question }: QuestionBlockProps) {
  const { view, pending } = session;
  const { position, turns, hints, phase, assessment } = question;
  const open = turns.find(({ state }) => state === "open");
  const over = turns.filter(({ state }) => state !== "open");
  const submitting = pending === "submit-answer" || phase === "grading";
  const moved = useMoved(view, question);
  const titleId = `question-${position}`;
  return (
    <article className="question-block" aria-labelledby={titleId}>
      <QuestionIntroduction question={question} planned={view.planned} titleId={titleId} />
      {over.map((turn) => (
        <div key={turn.turn} className="turn-over">
          <FollowUpPrompt turn={turn} position={position} />
          <HintList hints={hints.filter((hint) => hint.turn === turn.turn)} />
          <AnswerWords turn={turn} />
          <UnsentWords interviewId={view.id} position={position} turn={turn} />
        </div>
      ))}
      {assessment && (
        <section className="assessment" aria-labelledby={`assessment-${position}`}>
          <h3
            ref={moved.assessment}
            id={`assessment-${position}`}
            className="eyebrow mb-2"
            tabIndex={-1}
          >
            Assessment
          </h3>
          <Assessment
            assessment={assessment}
            position={position}
            busy={pending !== undefined}
            onRule={
              view.status === "ended"
                ? undefined
                : (points) => void session.send({ type: "confirm-points", position, points })
            }
          />
        </section>
      )}
      {open && (
        <section
          ref={moved.turn}
          className="turn-open"
          aria-label={open.turn === 0 ? "Your answer" : `Follow-up ${open.turn}`}
        >
          <FollowUpPrompt turn={open} position={position} />
          <HintList hints={hints.filter((hint) => hint.turn === open.turn)} />
          <TurnComposer
            key={`${position}.${open.turn}`}
            session={session}
            question={question}
            turn={open}
            labelledBy={open.turn === 0 ? titleId : promptId(position, open.turn)}
            focusNow={moved.arrived}
          />
        </section>
      )}
      {submitting && !view.problem && (
        <p className="waiting prose mt-4">
          {view.config.mode === "coach"
            ? "Comparing your answer with the guide’s points"
            : "Taking your answer"}
          <span aria-hidden="true" className="waiting-dots" />
        </p>
      )}
      {view.problem && phase === "grading" && (
        <div className="mt-4">
          <FailureNotice
            failure={{
              message: `Your answer is kept, but it could not be graded. ${view.problem.message}`,
              retryable: true,
            }}
            onRetry={() => void session.send({ type: "grade", position })}
          />
        </div>
      )}
      {phase === "assessed" && view.status === "active" && (
        <div ref={moved.end} className="question-end">
          {view.config.mode === "real" && (
            <p className="text-muted">Your answer is taken. Feedback comes with the report.</p>
          )}
          <CommandButton
            busy={pending !== undefined}
            className="button button-primary"
            onPress={() => void session.send({ type: "next", position })}
          >
            {position >= view.planned ? "Finish and see the report" : "Next question"}
            <ArrowRight aria-hidden="true" size={18} />
          </CommandButton>
        </div>
      )}
    </article>
  );
}

interface FollowUpPromptProps {
  readonly turn: TurnView;
  readonly position: number;
}

function FollowUpPrompt({ turn, position }: FollowUpPromptProps) {
  if (turn.turn === 0) return null;
  return (
    <div className="mb-3">
      <p className="eyebrow">Follow-up {turn.turn}</p>
      <h3 id={promptId(position, turn.turn)} className="follow-up-prompt">
        {turn.prompt}
      </h3>
      {turn.state === "open" && <ReadAloudButton text={turn.prompt} />}
    </div>
  );
}

function promptId(position: number, turn: number): string {
  return `prompt-${position}-${turn}`;
}

/**
 * Brings what is new into view and gives it the focus: the assessment where there is one, else the
 * open turn's field (the question's own by `arrived`) or the way on. Nothing moves when the page is
 * opened.
 */
function useMoved(view: InterviewView, { phase, turns, assessment, position }: QuestionView) {
  const assessmentHeading = useRef<HTMLHeadingElement>(null);
  const turn = useRef<HTMLElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const stage = `${position}.${turns.length}.${phase}`;
  const last = useRef({ stage, position });
  const arrived = last.current.stage !== stage && phase === "answering";
  const assessed = assessment !== undefined;
  useEffect(() => {
    if (last.current.stage === stage) return;
    last.current = { stage, position };
    if (view.status !== "active") return;
    if ((phase === "probing" || phase === "assessed") && assessed) {
      assessmentHeading.current?.focus({ preventScroll: true });
      assessmentHeading.current?.scrollIntoView({ block: "start" });
    } else if (phase === "probing") {
      turn.current?.querySelector("textarea")?.focus();
    } else if (phase === "assessed") {
      end.current?.querySelector("button")?.focus();
    } else if (phase === "answering") {
      document.getElementById(`question-${position}`)?.scrollIntoView({ block: "center" });
    }
  }, [stage, position, phase, assessed, view.status]);
  return { assessment: assessmentHeading, turn, end, arrived };
}
