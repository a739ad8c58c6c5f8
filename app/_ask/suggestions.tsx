"use client";

import { CornerDownRight } from "lucide-react";
import Link from "next/link";
import type { AnswerParts } from "@/lib/answer/message";

interface SuggestionsProps {
  readonly suggestions: AnswerParts["suggestions"];
  readonly onAsk: (question: string) => void;
}

/** Questions of the guide to go on with: as links where the guide had no answer, else as chips. */
export function Suggestions({ suggestions, onAsk }: SuggestionsProps) {
  const { reason, questions } = suggestions;
  if (reason === "nearest") {
    return (
      <ul className="mt-4 grid max-w-[44rem] gap-2" aria-label="Nearest questions">
        {questions.map(({ number, question, section, url, answered }) => (
          <li key={number} className="card flex flex-wrap items-center gap-x-4 px-4 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <Link className="link font-serif text-[1.0625rem]" href={url}>
                {question}
              </Link>
              <p className="flex items-center gap-2 text-muted text-sm">
                {section}
                {!answered && <span className="badge">no answer yet</span>}
              </p>
            </div>
            {answered && (
              <button
                type="button"
                className="action -mr-2 max-sm:-ml-2.5"
                aria-label={`Ask: ${question}`}
                onClick={() => onAsk(question)}
              >
                Ask this
              </button>
            )}
          </li>
        ))}
      </ul>
    );
  }
  return (
    <section className="follow-ups" aria-label="Follow-up questions">
      <h3 className="eyebrow mb-2">{reason === "topics" ? "Topics to ask about" : "Go on with"}</h3>
      <ul className="flex flex-wrap gap-2">
        {questions.map(({ number, question }) => (
          <li key={number}>
            <button type="button" className="chip" onClick={() => onAsk(question)}>
              <CornerDownRight aria-hidden="true" size={15} className="flex-none text-muted" />
              {question}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
