"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useId, useState } from "react";
import type { SearchReceipt } from "@/lib/answer/message";
import { searchAgain } from "./search-again";

interface SearchReceiptProps {
  readonly receipt: SearchReceipt;
  readonly onAsk: (question: string) => void;
}

/** What was searched for an answer and what came, to be read, changed and run again. */
export function SearchReceiptView({ receipt, onAsk }: SearchReceiptProps) {
  const [shown, setShown] = useState(receipt);
  const [words, setWords] = useState(receipt.searched);
  const [failed, setFailed] = useState(false);
  const field = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = await searchAgain(words.trim());
    setFailed(!found);
    if (found) setShown(found);
  };
  return (
    <details className="group receipt mt-3">
      <summary className="action -ml-2">
        <ChevronRight
          aria-hidden="true"
          size={16}
          className="flex-none motion-safe:transition-transform group-open:rotate-90"
        />
        How this was found
      </summary>
      <form className="mt-2 flex flex-wrap items-end gap-2" onSubmit={submit}>
        <div className="min-w-0 flex-1 basis-64">
          <label htmlFor={field} className="text-muted text-sm">
            Words searched
          </label>
          <input
            id={field}
            className="receipt-field"
            value={words}
            maxLength={4000}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
        <button type="submit" className="button" disabled={words.trim() === ""}>
          Search again
        </button>
        <button
          type="button"
          className="button"
          disabled={words.trim() === ""}
          onClick={() => onAsk(words.trim())}
        >
          Ask with these words
        </button>
      </form>
      <div aria-live="polite">
        {failed && <p className="mt-2 text-danger text-sm">The search failed. Try again.</p>}
        {!shown.answerable && (
          <p className="mt-2 text-muted text-sm">
            Too far from what the guide answers, so these are only the nearest passages.
          </p>
        )}
        <ol className="receipt-list">
          {shown.passages.map((entry) => (
            <li key={entry.passageId}>
              <span className="receipt-number">{entry.n ?? ""}</span>
              <div className="min-w-0">
                <Link className="link" href={entry.url} prefetch={false}>
                  {[entry.question, ...entry.headingPath].join(" › ")}
                </Link>
                <p className="text-muted text-sm">
                  Score {entry.score.toFixed(2)}: meaning {entry.dense.toFixed(2)}, words{" "}
                  {entry.lexical.toFixed(1)}
                  {entry.headingWords.length > 0 && `, heading ${entry.headingWords.join(", ")}`}
                </p>
              </div>
            </li>
          ))}
        </ol>
      </div>
    </details>
  );
}
