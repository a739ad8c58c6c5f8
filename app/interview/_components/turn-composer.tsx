"use client";

import { ArrowUp, Lightbulb } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { hintLevels, maxAnswerLength } from "@/lib/interview/commands";
import type { QuestionView, TurnView } from "@/lib/interview/interview-view";
import type { InterviewSession } from "../_session/use-interview";
import { useTurnDraft } from "../_session/use-turn-draft";
import { CommandButton } from "./command-button";
import { ConfidenceChoice } from "./confidence-choice";
import { DictationButton } from "./dictation-button";
import { SaveState } from "./save-state";

/** From here on the count is shown. */
const countFrom = maxAnswerLength - 500;

interface TurnComposerProps {
  readonly session: InterviewSession;
  readonly question: QuestionView;
  readonly turn: TurnView;
  /** Id of the element that asks. */
  readonly labelledBy: string;
  /** Whether the page came to this turn just now, and the field is to be typed in at once. */
  readonly focusNow: boolean;
}

/** Where an open turn is answered. Enter starts a new line, Ctrl or Cmd with it submits. */
export function TurnComposer(props: TurnComposerProps) {
  const { session, question, turn, labelledBy, focusNow } = props;
  const { position } = question;
  const { view, pending, trouble } = session;
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useTurnDraft({ session, position, turn, field });
  const moved = useRef(false);
  const [confidence, setConfidence] = useState<number>();
  const [interim, setInterim] = useState("");
  const paused = view.status === "paused";
  const submitting = pending === "submit-answer";
  const tooLong = draft.text.length > maxAnswerLength;
  const empty = draft.text.trim() === "";
  const locked = paused || pending !== undefined;

  useEffect(() => {
    if (focusNow && !matchMedia("(pointer: coarse)").matches) {
      field.current?.focus({ preventScroll: true });
    }
  }, [focusNow]);
  useEffect(() => {
    // The button that resumed, or gave the last hint, is gone and the focus with it.
    const lost = document.activeElement === document.body;
    if (lost && (!question.hintAvailable || !paused) && moved.current) field.current?.focus();
    moved.current = true;
  }, [question.hintAvailable, paused]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!locked && !empty && !tooLong) void draft.submit(confidence);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  const hintsUsed = question.hints.filter((hint) => hint.turn === turn.turn).length;
  return (
    <form className="turn-composer" onSubmit={onSubmit}>
      <div className="composer" data-locked={paused || submitting || undefined}>
        <textarea
          ref={field}
          className="composer-field answer-field"
          rows={4}
          value={draft.text}
          aria-labelledby={labelledBy}
          aria-describedby={tooLong ? "answer-count" : undefined}
          aria-invalid={tooLong || undefined}
          placeholder={paused ? "Paused" : "Your answer, in your own words"}
          disabled={paused}
          readOnly={submitting}
          onChange={(event) => draft.setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        {interim && (
          <p className="px-2 pb-1 text-muted italic" aria-hidden="true">
            {interim} …
          </p>
        )}
        <div className="composer-foot">
          <SaveState text={draft.text} saved={draft.saved} trouble={trouble} />
          {draft.text.length >= countFrom && (
            <p id="answer-count" className={tooLong ? "text-danger text-sm" : "text-muted text-sm"}>
              {draft.text.length.toLocaleString("en")} of {maxAnswerLength.toLocaleString("en")}{" "}
              characters{tooLong && ": shorten the answer to submit it"}
            </p>
          )}
          <DictationButton
            field={field}
            disabled={paused || submitting}
            onInterim={setInterim}
            onText={draft.setText}
          />
        </div>
      </div>
      {turn.turn === 0 && (
        <ConfidenceChoice value={confidence} disabled={paused} onChange={setConfidence} />
      )}
      <div className="turn-actions">
        <button
          type="submit"
          className="button button-primary"
          disabled={locked || empty || tooLong}
          title="Ctrl or ⌘ with Enter submits as well"
        >
          <ArrowUp aria-hidden="true" size={18} />
          {submitting ? "Submitting" : "Submit answer"}
        </button>
        {question.hintAvailable && (
          <CommandButton
            busy={locked}
            onPress={() => void session.send({ type: "use-hint", position, turn: turn.turn })}
          >
            <Lightbulb aria-hidden="true" size={17} />
            Hint {hintsUsed + 1} of {hintLevels}
          </CommandButton>
        )}
        <CommandButton
          busy={locked}
          className="action min-h-11"
          onPress={() => void session.send({ type: "skip", position, turn: turn.turn })}
        >
          Skip {turn.turn === 0 ? "this question" : "the follow-up"}
        </CommandButton>
      </div>
    </form>
  );
}
