"use client";

import { Flag, Pause } from "lucide-react";
import { useEffect, useState } from "react";
import type { InterviewView, QuestionView } from "@/lib/interview/interview-view";
import { type Clock, useClock } from "../_session/use-clock";
import type { InterviewSession } from "../_session/use-interview";
import { formatClock } from "../format-time";
import { modeLabels } from "../wording";
import { CommandButton } from "./command-button";

interface InterviewRailProps {
  readonly session: InterviewSession;
  readonly onEnd: () => void;
}

/** Where the interview stands, its time, and the ways to stop. */
export function InterviewRail({ session, onEnd }: InterviewRailProps) {
  const { view, pending, clockOffsetMs } = session;
  const { planned, config, questions, current } = view;
  return (
    <aside className="interview-rail" aria-label="This interview">
      <div className="rail-standing">
        <p className="font-semibold">
          Question {current} of {planned}
        </p>
        <Timer view={view} clockOffsetMs={clockOffsetMs} />
      </div>
      <ol className="rail-questions">
        {Array.from({ length: planned }, (_, index) => {
          const asked = questions.find(({ position }) => position === index + 1);
          return (
            <li key={asked?.position ?? `planned-${index}`} data-state={stateOf(asked)}>
              {index + 1}
              <span className="sr-only">, {stateWords[stateOf(asked)]}</span>
            </li>
          );
        })}
      </ol>
      <p className="rail-mode">
        {modeLabels[config.mode]} mode.{" "}
        {config.mode === "coach"
          ? "Feedback after each answer, hints on request."
          : "Feedback only in the report."}
      </p>
      <div className="rail-actions">
        {view.status === "active" && (
          <CommandButton
            busy={pending !== undefined}
            className="action"
            onPress={() => void session.send({ type: "pause" })}
          >
            <Pause aria-hidden="true" size={16} />
            Pause
          </CommandButton>
        )}
        <button type="button" className="action" onClick={onEnd}>
          <Flag aria-hidden="true" size={16} />
          End early
        </button>
      </div>
    </aside>
  );
}

type QuestionState = "ahead" | "open" | "answered" | "skipped";

const stateWords = {
  ahead: "not asked yet",
  open: "being answered",
  answered: "answered",
  skipped: "skipped",
} as const satisfies Record<QuestionState, string>;

function stateOf(question: QuestionView | undefined): QuestionState {
  if (!question) return "ahead";
  if (question.phase === "skipped" || question.phase === "unanswered") return "skipped";
  return question.phase === "assessed" ? "answered" : "open";
}

interface TimerProps {
  readonly view: InterviewView;
  readonly clockOffsetMs: number;
}

/** Informs and nudges; it never cuts off. */
function Timer({ view, clockOffsetMs }: TimerProps) {
  const { clock, config } = view;
  const { activeMs, nudge } = useClock(clock, clockOffsetMs);
  const said = useNudge(nudge, config.minutes);
  return (
    <>
      <p className="rail-timer">
        <span role="timer" aria-label="Time spent">
          {formatClock(activeMs)}
        </span>{" "}
        <span className="text-muted">of {config.minutes} min</span>
      </p>
      <p className="rail-nudge" data-over={nudge === "over" || undefined}>
        {nudge && nudgeWords(nudge, config.minutes)}
      </p>
      <p className="sr-only" role="status">
        {said}
      </p>
    </>
  );
}

function nudgeWords(nudge: "half" | "over", minutes: number): string {
  return nudge === "half"
    ? `Half of your ${minutes} min is used.`
    : `Your ${minutes} min are over. Nothing is cut off.`;
}

/** Words to announce, once for each nudge that comes up while the page is open. */
function useNudge(nudge: Clock["nudge"], minutes: number): string {
  const [seen, setSeen] = useState({ nudge, words: "" });
  useEffect(() => {
    setSeen((last) =>
      last.nudge === nudge
        ? last
        : { nudge, words: nudge === undefined ? "" : nudgeWords(nudge, minutes) },
    );
  }, [nudge, minutes]);
  return seen.words;
}
