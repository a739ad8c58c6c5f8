import { expect, it } from "vitest";
import { splitAnswer } from "./split-answer";

it("reads sentences and list items without markers, marks and code", () => {
  const answer = [
    "**LoRA** trains two matrices [1]. The rest is frozen [2].",
    "",
    "1. Choose a *rank* [1].",
    "- Train. Then merge [3].",
    "",
    "```python",
    "train()",
    "```",
    "",
    "| a | b |",
    "| - | - |",
  ].join("\n");
  expect(splitAnswer(answer)).toEqual([
    "LoRA trains two matrices.",
    "The rest is frozen.",
    "Choose a rank.",
    "Train.",
    "Then merge.",
  ]);
});

it("gives nothing for an empty answer", () => {
  expect(splitAnswer("")).toEqual([]);
});
