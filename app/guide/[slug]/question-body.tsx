import { katexPlugin } from "@/app/components/markdown/katex-plugin";
import { Markdown } from "@/app/components/markdown/markdown";
import type { Passage, Question } from "@/lib/guide/types";
import { rehypePassages } from "./rehype-passages";

interface QuestionBodyProps {
  readonly question: Question;
  readonly passages: readonly Passage[];
}

/** An answer of the guide, each passage with an anchor. */
export function QuestionBody({ question, passages }: QuestionBodyProps) {
  const spans = passages.map(({ id, start, end }) => ({
    id,
    start: start - question.bodyStart,
    end: end - question.bodyStart,
  }));
  return (
    <div className="prose mt-8">
      <Markdown
        text={question.body}
        plugins={[[rehypePassages, { passages: spans }]]}
        math={katexPlugin}
        components={{ h1: ({ children }) => <h2>{children}</h2> }}
      />
    </div>
  );
}
