"use client";

import { Check, Copy, RotateCcw } from "lucide-react";
import { useEffect, useState } from "react";
import type { Source } from "@/lib/answer/message";
import { answerForClipboard } from "./answer-for-clipboard";

interface AnswerActionsProps {
  readonly text: string;
  readonly sources: readonly Source[];
  readonly onRetry: (() => void) | undefined;
}

/** Milliseconds "Copied" stays. */
const confirmMs = 2500;

export function AnswerActions({ text, sources, onRetry }: AnswerActionsProps) {
  const [outcome, setOutcome] = useState<"copied" | "refused">();
  useEffect(() => {
    if (!outcome) return;
    const timer = window.setTimeout(() => setOutcome(undefined), confirmMs);
    return () => window.clearTimeout(timer);
  }, [outcome]);
  const copy = async () => {
    const { origin } = window.location;
    try {
      await navigator.clipboard.writeText(answerForClipboard({ text, sources, origin }));
      setOutcome("copied");
    } catch {
      // No clipboard on plain http, or the reader said no: the button says so.
      setOutcome("refused");
    }
  };
  return (
    <div className="mt-3 -ml-2.5 flex flex-wrap">
      <button type="button" className="action" aria-label="Copy answer" onClick={copy}>
        {outcome === "copied" ? (
          <Check aria-hidden="true" size={16} />
        ) : (
          <Copy aria-hidden="true" size={16} />
        )}
        <span aria-live="polite">
          {outcome === "copied" ? "Copied" : outcome === "refused" ? "Copying is blocked" : "Copy"}
        </span>
      </button>
      {onRetry && (
        <button type="button" className="action" onClick={onRetry}>
          <RotateCcw aria-hidden="true" size={16} />
          Retry
        </button>
      )}
    </div>
  );
}
