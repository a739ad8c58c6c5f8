"use client";

import { memo, useMemo } from "react";
import type { Components } from "react-markdown";
import { Markdown } from "@/app/components/markdown/markdown";
import type { GroundedSentence, Source } from "@/lib/answer/message";
import { BetterMarker } from "./better-marker";
import { isDoubted, sentencesOfMarkers } from "./doubted-markers";
import { Marker } from "./marker";
import { rehypeMarkers } from "./rehype-markers";
import { settleStreamingText } from "./settle-streaming-text";
import { useMathPlugin } from "./use-math-plugin";

interface AnswerTextProps {
  readonly messageId: string;
  readonly text: string;
  readonly sources: readonly Source[];
  /** What is known of its sentences. */
  readonly sentences: readonly GroundedSentence[];
  readonly streaming: boolean;
}

/** An answer's Markdown with its markers as buttons; only redrawn when the text changes. */
export const AnswerText = memo(function AnswerText({
  messageId,
  text,
  sources,
  sentences,
  streaming,
}: AnswerTextProps) {
  const math = useMathPlugin(text);
  const plugins = useMemo(
    () => [[rehypeMarkers, { numbers: new Set(sources.map(({ n }) => n)) }] as const],
    [sources],
  );
  const components = useMemo(() => {
    const numbers = new Set(sources.map(({ n }) => n));
    const ofMarkers = sentencesOfMarkers(text, numbers, sentences);
    return answerComponents(messageId, sources, ofMarkers);
  }, [messageId, sources, sentences, text]);
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

function answerComponents(
  messageId: string,
  sources: readonly Source[],
  sentences: readonly (GroundedSentence | undefined)[],
): Components {
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
      if (!source) return null;
      const place = Number(node?.properties.dataPlace);
      const sentence = sentences[place];
      const isLast = sentence !== sentences[place + 1];
      const better =
        sentence && isLast && isDoubted(sentence)
          ? sources.find((candidate) => candidate.n === sentence.better?.[0])
          : undefined;
      const about = { messageId, all: sources };
      return (
        <>
          <Marker {...about} source={source} sentence={sentence} />
          {better && <BetterMarker {...about} source={better} />}
        </>
      );
    },
  };
}
