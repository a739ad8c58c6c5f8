"use client";

import type { RefObject } from "react";
import type { InterviewView } from "@/lib/interview/interview-view";
import { plural } from "../wording";

interface EndDialogProps {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly view: InterviewView;
  readonly onEnd: () => void;
}

/** Asks before an interview ends early. */
export function EndDialog({ dialog, view, onEnd }: EndDialogProps) {
  const left = view.planned - view.current;
  const open = view.questions.at(-1)?.turns.some(({ state }) => state === "open");
  return (
    <dialog ref={dialog} className="end-dialog" aria-labelledby="end-title">
      <h2 id="end-title" className="font-semibold text-lg">
        End the interview now?
      </h2>
      <p className="mt-2 text-muted">
        {left > 0 && `${plural(left, "question has", "questions have")} not been asked yet. `}
        {open && "What is typed and not submitted is kept, but not graded. "}
        What you answered goes into the report. An ended interview cannot be taken up again.
      </p>
      <div className="mt-4 flex flex-wrap gap-3">
        <button
          type="button"
          className="button button-primary"
          onClick={() => {
            dialog.current?.close();
            onEnd();
          }}
        >
          End and see the report
        </button>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          Go on
        </button>
      </div>
    </dialog>
  );
}
