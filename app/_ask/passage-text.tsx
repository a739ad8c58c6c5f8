"use client";

import { Markdown } from "@/app/components/markdown/markdown";
import { useMathPlugin } from "./use-math-plugin";

/** A passage's own words, set as in the guide. */
export function PassageText({ text }: { readonly text: string }) {
  const math = useMathPlugin(text);
  return (
    <div className="prose prose-small">
      <Markdown text={text} math={math} />
    </div>
  );
}
