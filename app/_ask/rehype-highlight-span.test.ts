import type { Nodes } from "hast";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { expect, it } from "vitest";
import { rehypeHighlightSpan } from "./rehype-highlight-span";

/** The tree's words, those highlighted in brackets. */
function render(markdown: string, words: string): string {
  const found = markdown.indexOf(words);
  const start = found < 0 ? markdown.length : found;
  const processor = unified().use(remarkParse).use(remarkRehype);
  const tree = processor.runSync(processor.parse(markdown));
  rehypeHighlightSpan({ start, end: start + words.length })(tree);
  return show(tree).trim();
}

function show(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (!("children" in node)) return "";
  const inner = node.children.map(show).join("");
  return node.type === "element" && node.tagName === "mark" ? `[${inner}]` : inner;
}

it("marks the words of the span and no others", () => {
  expect(render("One here. Two there. Three.", "Two there.")).toBe("One here. [Two there.] Three.");
});

it("goes on through emphasis", () => {
  expect(render("One. **Two** is *there*. Three.", "**Two** is *there*.")).toBe(
    "One. [Two][ is ][there][.] Three.",
  );
});

it("marks nothing where the span is elsewhere", () => {
  expect(render("One here.", "not there")).toBe("One here.");
});
