"use client";

import { ChevronRight } from "lucide-react";
import type { AnswerParts, Source } from "@/lib/answer/message";
import { doubtsAbout, isUnread } from "./doubts";
import { useSourceFocus } from "./source-focus";

interface GroundingNoteProps {
  readonly messageId: string;
  readonly grounding?: AnswerParts["grounding"];
  readonly sources: readonly Source[];
}

/**
 * Which sentences of an answer its passages do not bear out, why, and which other source does;
 * nothing where they all are borne out. Sentences in another language share one line, and so do those
 * that were judged by their words alone.
 */
export function GroundingNote({ messageId, grounding, sources }: GroundingNoteProps) {
  const { open } = useSourceFocus();
  const checked = grounding?.sentences ?? [];
  const doubts = doubtsAbout(checked);
  const hasUnread = checked.some(isUnread);
  const byWords = checked.filter((sentence) => sentence.byWords).length;
  if (doubts.length === 0 && !hasUnread && byWords === 0) return null;
  return (
    <div className="mt-4 space-y-1 border-line-strong border-l-2 pl-4 text-sm">
      {hasUnread && (
        <p className="flex min-h-7 items-center text-muted">
          Not in English: only numbers and names were checked.
        </p>
      )}
      {byWords > 0 && (
        <p className="flex min-h-7 items-center text-muted">
          Checked less closely, as many answers were being written at once:{" "}
          {byWords === 1 ? "1 sentence" : `${byWords} sentences`}.
        </p>
      )}
      {doubts.map(({ verdict, summary, sentences }) => (
        <details key={verdict} className="group">
          <summary className="flex min-h-7 items-center gap-1 text-muted hover:text-ink">
            <ChevronRight
              aria-hidden="true"
              size={16}
              className="flex-none motion-safe:transition-transform group-open:rotate-90"
            />
            {summary}
          </summary>
          <ul className="mt-1 mb-2 list-disc pl-6 font-serif text-base">
            {sentences.map(({ words, reason, better }) => (
              <li key={words}>
                {words}{" "}
                <span className="font-sans text-muted text-sm">
                  {reason}
                  {sources
                    .filter(({ n }) => better.includes(n))
                    .map((source) => (
                      <button
                        key={source.n}
                        type="button"
                        className="link ml-2 inline-flex min-h-6 items-center"
                        onClick={() => open({ messageId, source, all: sources })}
                      >
                        found in source {source.n}
                      </button>
                    ))}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
