import type { Element, Nodes } from "hast";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { expect, it } from "vitest";
import { rehypeMarkers } from "./rehype-markers";

/** The paragraph's parts: words as they are, markers as numbers, what stays on one line in an array. */
function render(markdown: string, numbers: readonly number[]): unknown[] {
  const processor = unified().use(remarkParse).use(remarkRehype);
  const tree = processor.runSync(processor.parse(markdown));
  rehypeMarkers({ numbers: new Set(numbers) })(tree);
  const paragraph = tree.children.find((node): node is Element => node.type === "element");
  return paragraph?.children.map(show) ?? [];
}

function show(node: Nodes): unknown {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return undefined;
  if (node.tagName === "button") return Number(node.properties.dataMarker);
  return node.children.map(show);
}

it("keeps a marker on one line with the word before it and the punctuation after it", () => {
  expect(render("seen far more often [1]. Next", [1])).toEqual([
    "seen far more ",
    ["often", 1, "."],
    " Next",
  ]);
});

it("takes neighbouring markers together", () => {
  expect(render("both [1][2] and [3] [4], so", [1, 2, 3, 4])).toEqual([
    ["both", 1, 2],
    " ",
    ["and", 3, 4, ","],
    " so",
  ]);
});

it("leaves numbers without a source as text", () => {
  expect(render("a list x[7] here", [1])).toEqual(["a list x[7] here"]);
  expect(render("both [1][7].", [1])).toEqual([["both", 1, "[7]", "."]]);
});

it("finds markers inside emphasis but not in code", () => {
  expect(render("**bold [1]** and `a[1]`", [1])).toEqual([[["bold", 1]], " and ", ["a[1]"]]);
});

it("does not tie a marker to an overlong word", () => {
  const [before, marked] = render(`${"x".repeat(60)} [1]`, [1]);
  expect(before).toBe("x".repeat(36));
  expect(marked).toEqual(["x".repeat(24), 1]);
});
