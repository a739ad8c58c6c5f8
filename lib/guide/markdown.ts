import type { Nodes, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";

/** Double dollars only: a single one is money in this guide and in most models' answers. */
export const mathOptions = { singleDollarTextMath: false } as const;

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkMath, mathOptions);

/** Parses Markdown (CommonMark, GFM, `$$` math) into an mdast tree with character offsets. */
export function parseMarkdown(text: string): Root {
  return parser.parse(text);
}

/** A half-open span of UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** @throws {TypeError} on a node that was made, not parsed, and so has no place in a text */
export function spanOf(node: Nodes): Span {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) throw new TypeError(`${node.type} has no position`);
  return { start, end };
}

/** The words of a node as a reader sees them: no marks, no raw HTML, spaces single. */
export function plainText(node: Nodes): string {
  return collect(node)
    .replace(/[ \t]+/g, " ")
    .replace(/ *\n */g, "\n")
    .trim();
}

const blockTypes = new Set(["paragraph", "listItem", "tableRow", "heading", "code", "math"]);

function collect(node: Nodes): string {
  if (node.type === "html" || node.type === "definition") return "";
  if (node.type === "break") return "\n";
  if (node.type === "image") return node.alt ?? "";
  if ("children" in node) {
    const separator = node.type === "tableRow" ? " | " : "";
    const inner = node.children.map(collect).join(separator);
    return blockTypes.has(node.type) ? `${inner}\n` : inner;
  }
  return "value" in node ? node.value + (blockTypes.has(node.type) ? "\n" : "") : "";
}

/** `plainText` of a Markdown string. */
export function markdownToPlainText(markdown: string): string {
  return plainText(parseMarkdown(markdown));
}
