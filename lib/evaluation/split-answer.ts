import { withoutMarkers } from "@/lib/answer/markers";
import { markdownToPlainText } from "@/lib/guide/markdown";
import { splitSentences } from "@/lib/guide/split-sentences";

const listMark = /^\s*(?:[-*+]|\d+[.)])\s+/;

/**
 * The sentences a reader of an answer meets, in order, as plain text without markers. Headings,
 * tables, formulas and code are left out; a list item is read sentence by sentence.
 */
export function splitAnswer(markdown: string): string[] {
  const prose = markdown
    .replace(/```[\s\S]*?(?:```|$)/g, "")
    .replace(/\$\$[\s\S]*?(?:\$\$|$)/g, "");
  return prose
    .split(/\n+/)
    .map((line) => line.replace(listMark, "").trim())
    .filter((line) => line !== "" && !/^(?:#|\|)/.test(line))
    .flatMap((line) => splitSentences(line).map(({ start, end }) => line.slice(start, end)))
    .map((sentence) => markdownToPlainText(withoutMarkers(sentence)).replace(/\s+/g, " ").trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
