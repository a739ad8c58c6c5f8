import { readMarkers } from "@/lib/answer/markers";
import type { Source } from "@/lib/answer/message";

export interface CopiedAnswer {
  readonly text: string;
  readonly sources: readonly Source[];
  /** Where Viva is served, without a path. */
  readonly origin: string;
}

/** An answer as it goes to the clipboard: its Markdown, then the sources its markers name. */
export function answerForClipboard({ text, sources, origin }: CopiedAnswer): string {
  const cited = new Set(readMarkers(text));
  const lines = sources
    .filter(({ n }) => cited.has(n))
    .map(
      ({ n, question, headingPath, url }) =>
        `[${n}] ${[question, ...headingPath].join(" › ")}\n    ${origin}${url}`,
    );
  return lines.length === 0 ? text : `${text}\n\nSources:\n${lines.join("\n")}`;
}
