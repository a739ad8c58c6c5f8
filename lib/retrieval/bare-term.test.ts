import { expect, it } from "vitest";
import { isBareTerm } from "./bare-term";

const signs = { coveredWords: 1 };
const sure = [{ likelihood: 0.99 }];

it.each(["LoRA", " vector database "])("takes %j, which one question holds, for a term", (text) => {
  expect(isBareTerm({ text, signs, questions: sure })).toBe(true);
});

it.each([
  ["a sentence", { text: "why does LoRA work", signs, questions: sure }],
  ["a word the guide has not", { text: "pasta", signs: { coveredWords: 0 }, questions: sure }],
  ["half a term", { text: "gradient boosting", signs: { coveredWords: 0.5 }, questions: sure }],
  ["a word of many questions", { text: "weather", signs, questions: [{ likelihood: 0.86 }] }],
  ["a word without any question", { text: "weather", signs, questions: [] }],
])("does not take %s for one", (_, evidence) => {
  expect(isBareTerm(evidence)).toBe(false);
});
