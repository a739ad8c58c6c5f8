import { expect, it } from "vitest";
import { splitStatements } from "./split-statements";

function split(text: string) {
  return splitStatements({
    id: "p-1",
    questionNumber: 1,
    headingPath: [],
    text,
    start: 0,
    end: text.length,
  });
}

it("takes a passage apart into sentences, items, tables, code and formulas, in order", () => {
  const text =
    "First one. See `x`. It has parts:\n\n1. **Lead.** Item one.\n   - Nested.\n2. Item two.\n\n| a |\n|---|\n| b |\n\n```py\nx = 1\n```\n\n$$\nE = mc^2\n$$";
  expect(
    split(text).map(({ kind, plain, ordered, depth }) => [kind, plain, ordered, depth]),
  ).toEqual([
    ["sentence", "First one.", undefined, undefined],
    ["sentence", "See x.", undefined, undefined],
    ["sentence", "It has parts:", undefined, undefined],
    ["item", "Lead. Item one.", true, undefined],
    ["item", "Nested.", false, 1],
    ["item", "Item two.", true, undefined],
    ["table", "a b", undefined, undefined],
    ["code", "x = 1", undefined, undefined],
    ["formula", "E = mc^2", undefined, undefined],
  ]);
});

it("takes math that stands by itself for a formula, also on one line", () => {
  const text = "Energy is mass:\n\n$$E = mc^2$$\n\nHere $$m$$ is the mass.";
  expect(split(text).map(({ kind, plain }) => [kind, plain])).toEqual([
    ["sentence", "Energy is mass:"],
    ["formula", "E = mc^2"],
    ["sentence", "Here m is the mass."],
  ]);
});

it("gives each statement its exact place in the passage", () => {
  const text = "A **b**. C:\n\n- d\n  e\n- f";
  for (const { markdown, start, end } of split(text)) expect(text.slice(start, end)).toBe(markdown);
});

it("knows a sentence that only announces what follows", () => {
  expect(split("The steps are:\n\n- one two").map(({ announces }) => announces)).toEqual([
    true,
    false,
  ]);
});
