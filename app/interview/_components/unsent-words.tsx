"use client";

import { useEffect, useState } from "react";
import { browserStorage } from "@/app/components/browser-storage";
import type { TurnView } from "@/lib/interview/interview-view";
import { forgetDraft, readKeptDraft } from "../_session/kept-draft";

interface UnsentWordsProps {
  readonly interviewId: string;
  readonly position: number;
  readonly turn: TurnView;
}

/** Words typed here for a turn that another tab closed meanwhile: never lost, never sent. */
export function UnsentWords({ interviewId, position, turn }: UnsentWordsProps) {
  const [words, setWords] = useState("");
  const key = { interviewId, position, turn: turn.turn };
  const { answer = "", draft = "" } = turn;
  useEffect(() => {
    const kept = readKeptDraft(browserStorage("local"), {
      interviewId,
      position,
      turn: turn.turn,
    });
    const text = kept?.text.trim() ?? "";
    setWords(text === answer.trim() || text === draft.trim() ? "" : text);
  }, [interviewId, position, turn.turn, answer, draft]);
  if (words === "") return null;
  return (
    <details className="mt-2 text-sm">
      <summary className="min-h-7 text-muted hover:text-ink">
        Words you typed in this tab and did not submit
      </summary>
      <p className="mt-1 whitespace-pre-wrap">{words}</p>
      <button
        type="button"
        className="action -ml-2.5"
        onClick={() => {
          const storage = browserStorage("local");
          forgetDraft(storage, key, readKeptDraft(storage, key)?.text ?? "");
          setWords("");
        }}
      >
        Discard them
      </button>
    </details>
  );
}
