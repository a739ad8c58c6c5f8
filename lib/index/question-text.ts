import { markdownToPlainText } from "@/lib/guide/markdown";
import type { Question } from "@/lib/guide/types";

/** All words of a question, for the lexical index: heading, summary, other wordings, answer. */
export function questionText({ question, body, details }: Question): string {
  return [
    question,
    details?.summary ?? "",
    ...(details?.alsoAsked ?? []),
    markdownToPlainText(body),
  ].join("\n");
}
