import { expect, it } from "vitest";
import { readAnswer } from "./read-answer";

const sentencesOf = (text: string) =>
  readAnswer(text).units.flatMap((unit) => (unit.isSentence ? [unit.text] : []));
const clausesOf = (text: string) =>
  readAnswer(text).units.flatMap((unit) => (unit.isSentence ? [] : [unit.text]));

it("cuts an answer into sentences, verbatim", () => {
  const text = "  Attention averages values. It scales, e.g. by a root!\n- Heads work in parallel.";
  expect(sentencesOf(text)).toEqual([
    "Attention averages values.",
    "It scales, e.g. by a root!",
    "Heads work in parallel.",
  ]);
  for (const { start, end, text: piece } of readAnswer(text).units) {
    expect(text.slice(start, end)).toBe(piece);
  }
});

it("ends a sentence also where the next begins in lower case", () => {
  expect(sentencesOf("first it encodes. then it decodes.")).toEqual([
    "first it encodes.",
    "then it decodes.",
  ]);
});

it("cuts long sentences into clauses with enough words each", () => {
  const text =
    "Cache keys and values of past tokens, shrink the cache with grouped queries, and page it in fixed blocks.";
  expect(clausesOf(text)).toEqual([
    "Cache keys and values of past tokens",
    "shrink the cache with grouped queries",
    "and page it in fixed blocks.",
  ]);
});

it("leaves short sentences whole", () => {
  expect(clausesOf("Batch, then stream.")).toEqual([]);
});

it("reads nothing in nothing", () => {
  expect(readAnswer(" \n\t ").units).toEqual([]);
});

it("reads a repeated sentence once", () => {
  expect(sentencesOf("It is a loop. It is a loop.")).toEqual(["It is a loop."]);
});
