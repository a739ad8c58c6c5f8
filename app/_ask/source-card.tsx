"use client";

import type { Source } from "@/lib/answer/message";
import { markdownToPlainText } from "@/lib/guide/markdown";
import { useSourceFocus } from "./source-focus";
import { sourceTitle } from "./source-title";

interface SourceCardProps {
  readonly messageId: string;
  readonly source: Source;
  readonly all: readonly Source[];
}

/** Characters of a passage shown on its card; the card itself clips it to a line. */
const excerptCharacters = 120;

/** One source beside an answer; pressing it opens the passage. */
export function SourceCard({ messageId, source, all }: SourceCardProps) {
  const { pointed, point, opened, open } = useSourceFocus();
  const isPointed = pointed?.messageId === messageId && pointed.n === source.n;
  const isOpen = opened?.messageId === messageId && opened.source.n === source.n;
  return (
    <button
      type="button"
      className="source-card"
      aria-label={`Open passage ${source.n}: ${sourceTitle(source)}`}
      data-pointed={isPointed || isOpen || undefined}
      onPointerEnter={() => point({ messageId, n: source.n })}
      onPointerLeave={() => point(undefined)}
      onFocus={() => point({ messageId, n: source.n })}
      onBlur={() => point(undefined)}
      onClick={() => open({ messageId, source, all })}
    >
      <span className="marker-number">{source.n}</span>
      <span className="min-w-0">
        <span className="source-card-title">{source.headingPath.at(-1) ?? "Opening answer"}</span>
        <span className="source-card-excerpt">
          {markdownToPlainText(source.text).slice(0, excerptCharacters)}
        </span>
      </span>
    </button>
  );
}
