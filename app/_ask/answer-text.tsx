"use client";

import { memo, useMemo } from "react";
import type { Components } from "react-markdown";
import { Markdown } from "@/app/components/markdown/markdown";
import type { Source } from "@/lib/answer/message";
import { Marker } from "./marker";
import { rehypeMarkers } from "./rehype-markers";
import { settleStreamingText } from "./settle-streaming-text";
import { useMathPlugin } from "./use-math-plugin";

interface AnswerTextProps {
  readonly messageId: string;
  readonly text: string;
  readonly sources: readonly Source[];
  readonly streaming: boolean;
}

/** An answer's Markdown with its markers as buttons; only redrawn when the text changes. */
export const AnswerText = memo(function AnswerText({
  messageId,
  text,
  sources,
  streaming,
}: AnswerTextProps) {
  const math = useMathPlugin(text);
  const plugins = useMemo(
    () => [[rehypeMarkers, { numbers: new Set(sources.map(({ n }) => n)) }] as const],
    [sources],
  );
  const components = useMemo(() => answerComponents(messageId, sources), [messageId, sources]);
  return (
    <div className="prose prose-answer">
      <Markdown
        text={streaming ? settleStreamingText(text) : text}
        plugins={plugins.map(([plugin, options]) => [plugin, options])}
        math={math}
        components={components}
      />
    </div>
  );
});

function answerComponents(messageId: string, sources: readonly Source[]): Components {
  return {
    // A question is the page's second level; its answer's own headings come below.
    h1: ({ children }) => <h3>{children}</h3>,
    h2: ({ children }) => <h3>{children}</h3>,
    h3: ({ children }) => <h4>{children}</h4>,
    h4: ({ children }) => <h5>{children}</h5>,
    h5: ({ children }) => <h6>{children}</h6>,
    button: ({ node }) => {
      const n = Number(node?.properties.dataMarker);
      const source = sources.find((candidate) => candidate.n === n);
      return source ? <Marker messageId={messageId} source={source} all={sources} /> : null;
    },
  };
}
