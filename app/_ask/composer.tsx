"use client";

import { ArrowUp, Plus, Square } from "lucide-react";
import type { FormEvent, KeyboardEvent, RefObject } from "react";
import type { AnswerLength } from "@/lib/answer/answer-length";
import { LengthControl } from "./length-control";

/** Longest question the server takes, UTF-16 code units. */
const maxCharacters = 4000;
/** From here on the count is shown. */
const countFrom = 3500;

interface ComposerProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly length: AnswerLength;
  readonly onLength: (length: AnswerLength) => void;
  readonly busy: boolean;
  readonly reachable: boolean;
  readonly onSend: (text: string) => void;
  readonly onStop: () => void;
  /** Absent while there is nothing to leave behind. */
  readonly onNew: (() => void) | undefined;
}

/** Where questions are typed. Enter sends, Shift+Enter starts a new line. */
export function Composer(props: ComposerProps) {
  const { field, draft, onDraft, busy, reachable, onSend } = props;
  const tooLong = draft.length > maxCharacters;
  const sendable = !busy && reachable && draft.trim() !== "" && !tooLong;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sendable) onSend(draft.trim());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // An input method's Enter chooses a word.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <form className="composer" onSubmit={submit}>
      <label htmlFor="question" className="sr-only">
        Your question
      </label>
      <textarea
        ref={field}
        id="question"
        className="composer-field"
        rows={1}
        value={draft}
        placeholder="Ask about generative AI"
        enterKeyHint="send"
        aria-describedby={draft.length >= countFrom ? "question-count" : undefined}
        aria-invalid={tooLong || undefined}
        onChange={(event) => onDraft(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <LengthControl length={props.length} onLength={props.onLength} />
        {props.onNew && (
          <button
            type="button"
            className="action min-h-11"
            aria-label="New chat"
            onClick={props.onNew}
          >
            <Plus aria-hidden="true" size={18} />
            <span className="max-sm:hidden">New chat</span>
          </button>
        )}
        {draft.length >= countFrom && (
          <p id="question-count" className={tooLong ? "text-danger text-sm" : "text-muted text-sm"}>
            {draft.length.toLocaleString("en")} of {maxCharacters.toLocaleString("en")} characters
            {tooLong && ": shorten the question to send it"}
          </p>
        )}
        {busy ? (
          <button type="button" className="send-button" onClick={props.onStop}>
            <Square aria-hidden="true" size={14} fill="currentColor" />
            Stop
          </button>
        ) : (
          <button type="submit" className="send-button" disabled={!sendable}>
            <ArrowUp aria-hidden="true" size={18} />
            Send
          </button>
        )}
      </div>
    </form>
  );
}
