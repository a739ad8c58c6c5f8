"use client";

import { Mic, Square } from "lucide-react";
import { type RefObject, useEffect } from "react";
import { insertWords } from "../_voice/insert-words";
import { useDictation } from "../_voice/use-dictation";

interface DictationButtonProps {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly disabled: boolean;
  /** Gets the field's new text. */
  readonly onText: (text: string) => void;
  readonly onInterim: (words: string) => void;
}

/** Takes dictation into a field where the browser can; what was heard stays to be edited. */
export function DictationButton({ field, disabled, onText, onInterim }: DictationButtonProps) {
  const { supported, listening, problem, start, stop } = useDictation({
    onInterim,
    onWords: (words) => {
      const element = field.current;
      if (!element) return;
      const { value, selectionStart, selectionEnd } = element;
      const inserted = insertWords(value, words, { start: selectionStart, end: selectionEnd });
      onText(inserted.text);
      // React sets the text with its next render; until then the caret has nowhere to go.
      requestAnimationFrame(() => element.setSelectionRange(inserted.caret, inserted.caret));
    },
  });
  useEffect(() => {
    if (disabled) stop();
  }, [disabled, stop]);
  if (!supported) return null;
  return (
    <>
      {problem && (
        <p className="text-danger text-sm" role="alert">
          {problem}
        </p>
      )}
      <button
        type="button"
        className="action min-h-11"
        aria-pressed={listening}
        disabled={disabled}
        onClick={listening ? stop : start}
      >
        {listening ? (
          <Square aria-hidden="true" size={14} fill="currentColor" />
        ) : (
          <Mic aria-hidden="true" size={17} />
        )}
        {listening ? "Stop dictation" : "Dictate"}
      </button>
    </>
  );
}
