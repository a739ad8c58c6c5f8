import type { Element, Nodes } from "hast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { describe, expect, it } from "vitest";
import { splitPassages } from "@/lib/guide/split-passages";
import type { Question } from "@/lib/guide/types";
import { type PassageSpan, rehypePassages } from "./rehype-passages";

function mark(markdown: string, passages: readonly PassageSpan[]) {
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype);
  const tree = processor.runSync(processor.parse(markdown));
  rehypePassages({ passages })(tree);
  const marked: { tag: string; id: unknown; passage: unknown; text: string }[] = [];
  walk(tree, (node) => {
    if (node.properties.dataPassage === undefined) return;
    const { id, dataPassage } = node.properties;
    marked.push({ tag: node.tagName, id, passage: dataPassage, text: wordsOf(node).trim() });
  });
  return marked;
}

function walk(node: Nodes, visit: (element: Element) => void): void {
  if (node.type === "element") visit(node);
  if ("children" in node) for (const child of node.children) walk(child, visit);
}

function wordsOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  return "children" in node ? node.children.map(wordsOf).join("") : "";
}

function span(markdown: string, id: string, from: string, to: string): PassageSpan {
  return { id, start: markdown.indexOf(from), end: markdown.indexOf(to) + to.length };
}

describe("rehypePassages", () => {
  it("wraps the blocks of one passage together and leaves headings out", () => {
    const markdown = "One.\n\nTwo.\n\n## Head\n\nThree.";
    const marked = mark(markdown, [
      span(markdown, "p-a", "One.", "Two."),
      span(markdown, "p-b", "Three.", "Three."),
    ]);
    expect(marked).toEqual([
      { tag: "div", id: "p-a", passage: "p-a", text: "One.\nTwo." },
      { tag: "div", id: "p-b", passage: "p-b", text: "Three." },
    ]);
  });

  it("marks the items of a list shared by two passages one by one", () => {
    const markdown = "- a\n- b\n- c";
    const marked = mark(markdown, [
      span(markdown, "p-a", "- a", "- b"),
      span(markdown, "p-b", "- c", "- c"),
    ]);
    expect(marked).toEqual([
      { tag: "li", id: "p-a", passage: "p-a", text: "a" },
      { tag: "li", id: undefined, passage: "p-a", text: "b" },
      { tag: "li", id: "p-b", passage: "p-b", text: "c" },
    ]);
  });

  it("cuts a paragraph where one passage ends and the next begins", () => {
    const markdown = "First *one* here. Second here.";
    const marked = mark(markdown, [
      span(markdown, "p-a", "First", "one* here."),
      span(markdown, "p-b", "Second", "Second here."),
    ]);
    expect(marked).toEqual([
      { tag: "span", id: "p-a", passage: "p-a", text: "First" },
      { tag: "em", id: undefined, passage: "p-a", text: "one" },
      { tag: "span", id: undefined, passage: "p-a", text: "here." },
      { tag: "span", id: "p-b", passage: "p-b", text: "Second here." },
    ]);
  });

  it("marks the rows of a table shared by two passages", () => {
    const markdown = "| a |\n| - |\n| b |\n| c |";
    const marked = mark(markdown, [
      span(markdown, "p-a", "| a |", "| b |"),
      span(markdown, "p-b", "| c |", "| c |"),
    ]);
    expect(marked.map(({ tag, id, passage }) => [tag, id, passage])).toEqual([
      ["thead", "p-a", "p-a"],
      ["tr", undefined, "p-a"],
      ["tr", "p-b", "p-b"],
    ]);
  });

  it("gives every passage of a real split exactly one id", () => {
    const sentence = "Some words \\* with an escape and a $$x_1$$ formula stand here. ";
    const body = `${sentence.repeat(9)}\n\n- ${sentence.repeat(4)}\n- ${sentence.repeat(4)}\n\n## H\n\n> ${sentence.repeat(6)}`;
    const question: Question = {
      number: 1,
      slug: "01-test",
      section: "S",
      question: "Q?",
      status: "answered",
      body,
      bodyStart: 0,
      path: "01-test.md",
    };
    const countTokens = (words: string) => words.split(/\s+/).length;
    const { passages } = splitPassages(question, { countTokens, maxTokens: 30 });
    const ids = mark(body, passages).flatMap(({ id }) => (id ? [id] : []));
    expect(passages.length).toBeGreaterThan(5);
    expect(ids.sort()).toEqual(passages.map(({ id }) => id).sort());
  });
});
