import { expect, it } from "vitest";
import { matchSections } from "./match-sections";

const sections = [
  {
    section: "Generative Model Families",
    texts: ["How do GANs work?", "What are diffusion models?"],
  },
  { section: "Transformers and Large Language Models", texts: ["How does tokenization work?"] },
  { section: "Transfer Learning", texts: ["How does transfer learning help a transformer?"] },
];

it.each([
  ["transformers", ["Transformers and Large Language Models"]],
  ["large language models", ["Transformers and Large Language Models"]],
  ["transfer learning", ["Transfer Learning"]],
  ["tokenization", ["Transformers and Large Language Models"]],
  ["diffusion model", ["Generative Model Families"]],
  ["a GAN", ["Generative Model Families"]],
])("finds the section of “%s” by title before questions", (topic, expected) => {
  expect(matchSections(topic, sections)).toEqual(expected);
});

it.each(["cooking", "the", ""])("finds no section for “%s”", (topic) => {
  expect(matchSections(topic, sections)).toEqual([]);
});

it("gives the sections that hold most of a topic where none holds all", () => {
  expect(matchSections("GANs and diffusion for cooking", sections)).toEqual([
    "Generative Model Families",
  ]);
});
