"use client";

import { ChevronRight } from "lucide-react";
import { readMarkers } from "@/lib/answer/markers";
import type { Source } from "@/lib/answer/message";
import { SourceCard } from "./source-card";

interface SourceListProps {
  readonly messageId: string;
  readonly sources: readonly Source[];
  readonly text: string;
  /** False while the answer may still cite more of them. */
  readonly complete: boolean;
}

/** The passages an answer rests on, in the order it cites them; those it did not cite are folded away once it is complete. */
export function SourceList({ messageId, sources, text, complete }: SourceListProps) {
  const cited = readMarkers(text);
  const inCitedOrder = cited.flatMap((n) => sources.find((source) => source.n === n) ?? []);
  const shown = complete ? inCitedOrder : sources;
  const folded = complete ? sources.filter(({ n }) => !cited.includes(n)) : [];
  const cards = (list: readonly Source[]) =>
    list.map((source, index) => (
      <li key={source.passageId}>
        {list[index - 1]?.questionNumber !== source.questionNumber && (
          <p className="source-question">{source.question}</p>
        )}
        <SourceCard messageId={messageId} source={source} all={sources} />
      </li>
    ));
  return (
    <section className="source-list">
      <h3 className="eyebrow mb-2">Sources in the guide</h3>
      <ol className="grid gap-2">{cards(shown)}</ol>
      {folded.length > 0 && (
        <details className="group mt-2">
          <summary className="action -ml-2">
            <ChevronRight
              aria-hidden="true"
              size={16}
              className="motion-safe:transition-transform group-open:rotate-90"
            />
            Also found ({folded.length})
          </summary>
          <ol className="mt-1 grid gap-2">{cards(folded)}</ol>
        </details>
      )}
    </section>
  );
}
