"use client";

import { RotateCcw, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { MessageText } from "./message-text";
import type { DescribedFailure } from "./request-failure";

interface FailureNoticeProps {
  readonly failure: DescribedFailure;
  readonly onRetry: () => void;
}

/** Why there is no answer, or only part of one, and the way to ask again. */
export function FailureNotice({ failure, onRetry }: FailureNoticeProps) {
  const wait = useCountdown(failure.retryAfterSeconds ?? 0);
  return (
    <div className="notice notice-danger" role="alert">
      <TriangleAlert aria-hidden="true" size={20} className="mt-0.5 flex-none text-danger" />
      <p className="min-w-0 flex-1 whitespace-pre-line">
        <MessageText text={failure.message} />
      </p>
      {failure.retryable && (
        <button type="button" className="button" disabled={wait > 0} onClick={onRetry}>
          <RotateCcw aria-hidden="true" size={16} />
          Retry{wait > 0 && ` in ${wait} s`}
        </button>
      )}
    </div>
  );
}

/** An answer that was stopped, or lost when the page was left. */
export function UnfinishedNotice({
  text,
  onRetry,
}: {
  readonly text: string;
  readonly onRetry: () => void;
}) {
  return (
    <div className="notice">
      <p className="min-w-0 flex-1 text-muted">{text}</p>
      <button type="button" className="button" onClick={onRetry}>
        <RotateCcw aria-hidden="true" size={16} />
        Retry
      </button>
    </div>
  );
}

function useCountdown(seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    setLeft(seconds);
    if (seconds <= 0) return;
    const timer = window.setInterval(() => setLeft((value) => Math.max(0, value - 1)), 1000);
    return () => window.clearInterval(timer);
  }, [seconds]);
  return left;
}
