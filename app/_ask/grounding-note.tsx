import { ChevronRight } from "lucide-react";
import type { AnswerParts } from "@/lib/answer/message";
import { doubtsAbout } from "./doubts";

/** Which sentences of an answer its passages do not bear out; nothing where they all are. */
export function GroundingNote({ grounding }: { readonly grounding?: AnswerParts["grounding"] }) {
  const doubts = doubtsAbout(grounding?.sentences ?? []);
  if (doubts.length === 0) return null;
  return (
    <div className="mt-4 border-line-strong border-l-2 pl-4 text-sm">
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
            {sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
