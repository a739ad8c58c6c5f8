import { expect, it } from "vitest";
import { sampleAnswer, sampleQuestion } from "./sample-messages";
import { groupTurns } from "./turns";

it("pairs each question with the answer after it", () => {
  const first = sampleQuestion("u1", "One?");
  const second = sampleQuestion("u2", "Two?");
  expect(groupTurns([first, sampleAnswer, second])).toEqual([
    { question: first, answer: sampleAnswer },
    { question: second },
  ]);
});

it("leaves an answer without a question out", () => {
  expect(groupTurns([sampleAnswer])).toEqual([]);
});
