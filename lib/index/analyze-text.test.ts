import { expect, it } from "vitest";
import { analyze } from "./analyze-text";

it.each([
  ["What are the GANs?", ["gan"]],
  ["fine-tuning", ["finetuning", "fine", "tune"]],
  ["GPT-4.1", ["gpt41", "gpt", "4", "1"]],
  ["Café models", ["cafe", "model"]],
  ["model's training", ["model", "train"]],
  ["what is it", []],
])("reads %j as %j", (text, terms) => {
  expect(analyze(text)).toEqual(terms);
});
