import { expect, it } from "vitest";
import { parseClaims } from "./parse-claims";

it("reads what is true and what is false of one statement or two", () => {
  const text = `= Tea is steamed.
+ Steam is used.
- Tea is fried.
- Tea is boiled.
? Tea is cheap.

= Tea is steamed.
= Water is hot.
+ Hot water and steam.
`;
  expect(parseClaims(text, "tea.claims.txt")).toEqual([
    {
      statements: ["Tea is steamed."],
      truths: ["Steam is used."],
      falsehoods: ["Tea is fried.", "Tea is boiled."],
      unfounded: ["Tea is cheap."],
    },
    {
      statements: ["Tea is steamed.", "Water is hot."],
      truths: ["Hot water and steam."],
      falsehoods: [],
      unfounded: [],
    },
  ]);
});

it.each([
  ["a line without a mark", "= Tea is steamed.\nSteam is used.\n", /tea\.claims\.txt, line 2/],
  ["a statement that no blank line parts from claims", "= Tea.\n+ Yes.\n= Milk.\n", /line 3/],
  ["a claim before its statement", "= Tea.\n+ Yes.\n\n- Tea is fried.\n", /line 4/],
])("names the line of %s", (_, text, message) => {
  expect(() => parseClaims(text, "tea.claims.txt")).toThrow(message);
});
