import { expect, it } from "vitest";
import { parseAsked } from "./parse-asked";

it("reads the questions that each statement answers", () => {
  const text = "= Tea is steamed.\nhow is it made\nsteam or fry?\n\n\n= Water is hot.\n how hot \n";
  expect(parseAsked(text, "tea.asked.txt")).toEqual([
    { statement: "Tea is steamed.", questions: ["how is it made", "steam or fry?"] },
    { statement: "Water is hot.", questions: ["how hot"] },
  ]);
});

it.each([
  ["a question before its statement", "= Tea.\nwhat\n\nhow\n", /tea\.asked\.txt, line 4/],
  ["a second statement in a block", "= Tea.\nwhat\n= Milk.\n", /line 3/],
  ["a statement that nothing is asked of", "= Tea.\nwhat\n\n= Milk.\n", /line 4: “= Milk\.”/],
])("names the line of %s", (_, text, message) => {
  expect(() => parseAsked(text, "tea.asked.txt")).toThrow(message);
});
