"use client";

import { Markdown } from "@/app/components/markdown/markdown";
import { type HighlightSpan, rehypeHighlightSpan } from "./rehype-highlight-span";
import { useMathPlugin } from "./use-math-plugin";

interface PassageTextProps {
  readonly text: string;
  /** The words that bear a sentence out. */
  readonly span?: HighlightSpan;
}

/** A passage's own words, set as in the guide. */
export function PassageText({ text, span }: PassageTextProps) {
  const math = useMathPlugin(text);
  return (
    <div className="prose prose-small">
      <Markdown text={text} math={math} plugins={span ? [[rehypeHighlightSpan, span]] : []} />
    </div>
  );
}
