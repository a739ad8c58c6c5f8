import { describe, expect, it } from "vitest";
import { splitPassages } from "./split-passages";
import type { Question } from "./types";

/** Words instead of a model's tokens: easy to count by hand. */
const countTokens = (text: string) => text.split(/\s+/).filter(Boolean).length;

const fileStart = 100;

function makeQuestion(body: string): Question {
  return {
    number: 1,
    slug: "01-tea",
    section: "Tea",
    question: "Tea?",
    status: "answered",
    body,
    bodyStart: fileStart,
    path: "tea.md",
  };
}

function split(body: string, maxTokens: number) {
  return splitPassages(makeQuestion(body), { countTokens, maxTokens });
}

const texts = (body: string, maxTokens: number) =>
  split(body, maxTokens).passages.map(({ text }) => text);

it("never lets a passage reach over a heading, however short", () => {
  const { passages } = split(
    "Opening.\n\n## One\n\nA.\n\n### 2. **Deep**\n\nB.\n\n## Three\n\nC.",
    50,
  );
  expect(passages.map(({ headingPath, text }) => [headingPath, text])).toEqual([
    [[], "Opening."],
    [["One"], "A."],
    [["One", "Deep"], "B."],
    [["Three"], "C."],
  ]);
});

it("gives each passage its exact place in the file", () => {
  const body = "One two.\n\n- three\n- four\n\n| a | b |\n|---|---|\n| c | d |\n\nFive six seven.";
  const { passages } = split(body, 6);
  expect(passages.length).toBeGreaterThan(2);
  for (const { text, start, end } of passages) {
    expect(body.slice(start - fileStart, end - fileStart)).toBe(text);
  }
  const ends = passages.flatMap(({ start, end }) => [start, end]);
  expect(ends).toEqual([...ends].sort((a, b) => a - b));
});

it("counts the question and headings against the limit", () => {
  // "Tea?" is one word, so five of six are left for text.
  expect(texts("a b c d e", 6)).toEqual(["a b c d e"]);
  expect(texts("a b c d e f", 6)).toEqual(["a b c d e", "f"]);
});

it("splits a long paragraph at its sentences before it splits at words", () => {
  expect(texts("One two three. Four five six. Seven.", 5)).toEqual([
    "One two three.",
    "Four five six. Seven.",
  ]);
});

it("splits a long list at its items and keeps each item's mark", () => {
  expect(texts("1. one two\n2. three four\n3. five six", 8)).toEqual([
    "1. one two\n2. three four",
    "3. five six",
  ]);
});

it("keeps a line that announces a list with the list", () => {
  expect(texts("Filler filler filler.\n\nThe parts are:\n\n- one two\n- three", 9)).toEqual([
    "Filler filler filler.",
    "The parts are:\n\n- one two\n- three",
  ]);
});

describe("what may not be split", () => {
  it("keeps a long code fence whole and warns that it is read in part", () => {
    const fence = "```py\na = 1\nb = 2\nc = 3\n```";
    const { passages, warnings } = split(`Look.\n\n${fence}\n\nEnd.`, 6);
    expect(passages.map(({ text }) => text)).toEqual(["Look.", fence, "End."]);
    expect(warnings).toEqual([expect.stringContaining("longer than 6 tokens")]);
  });

  it("splits a long table only between rows", () => {
    const rows = ["| a | b |", "|---|---|", "| c d | e |", "| f | g |"];
    const passages = texts(rows.join("\n"), 9);
    expect(passages.length).toBeGreaterThan(1);
    for (const line of passages.flatMap((text) => text.split("\n"))) expect(rows).toContain(line);
  });
});

describe("ids", () => {
  it("stay the same while the text does, wherever it moves", () => {
    const [first] = split("## A\n\nSame words.", 50).passages;
    const moved = split("New opening.\n\n## B\n\nSame words.", 50).passages[1];
    expect(moved?.id).toBe(first?.id);
    expect(first?.id).toMatch(/^p-[0-9a-f]{12}$/);
  });

  it("tell equal texts of one answer apart", () => {
    const ids = split("## A\n\nSame.\n\n## B\n\nSame.", 50).passages.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
  });
});

it("makes no passage of an empty answer or of rules and comments", () => {
  expect(split("", 50).passages).toEqual([]);
  expect(split("---\n\n<!-- later -->", 50).passages).toEqual([]);
});
