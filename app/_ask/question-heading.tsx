"use client";

import { Pencil } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";

interface QuestionHeadingProps {
  readonly text: string;
  /** Absent where the question cannot be edited now. */
  readonly onReplace?: (text: string) => void;
}

/** A question as asked; the last one can be edited and asked again in its place. */
export function QuestionHeading({ text, onReplace }: QuestionHeadingProps) {
  const [editing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    // The button is back in the page only after the next paint.
    requestAnimationFrame(() => editButton.current?.focus());
  };
  if (editing && onReplace) {
    return (
      <QuestionEditor
        text={text}
        onCancel={close}
        onSave={(next) => {
          setEditing(false);
          onReplace(next);
        }}
      />
    );
  }
  return (
    <div className="question-row">
      <h2 className="question-heading">{text}</h2>
      {onReplace && (
        <button
          ref={editButton}
          type="button"
          className="icon-button -my-1.5 flex-none text-muted"
          aria-label="Edit question"
          onClick={() => setEditing(true)}
        >
          <Pencil aria-hidden="true" size={17} />
        </button>
      )}
    </div>
  );
}

interface QuestionEditorProps {
  readonly text: string;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

function QuestionEditor({ text, onSave, onCancel }: QuestionEditorProps) {
  const [value, setValue] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, [text]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (value.trim() !== "" && value.length <= 4000) onSave(value.trim());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === "Escape") onCancel();
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <form className="composer mb-4" data-editing onSubmit={submit}>
      <label htmlFor="edited-question" className="sr-only">
        Edit your question
      </label>
      <textarea
        ref={field}
        id="edited-question"
        className="composer-field"
        rows={1}
        maxLength={4000}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="flex justify-end gap-2">
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
        <button type="submit" className="button button-primary" disabled={value.trim() === ""}>
          Ask again
        </button>
      </div>
    </form>
  );
}
