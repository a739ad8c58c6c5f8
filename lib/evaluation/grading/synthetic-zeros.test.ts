import { expect, it } from "vitest";
import type { Question } from "@/lib/guide/types";
import { makeZeros } from "./synthetic-zeros";

const question = (number: number): Question => ({
  number,
  slug: `q${number}`,
  section: "Tea",
  question: `Question ${number}?`,
  status: "answered",
  body: "",
  bodyStart: 0,
  path: "q.md",
  details: {
    summary: "",
    difficulty: "foundation",
    keyPoints: [
      {
        id: "a",
        statement: `leaves${number} steep slowly`,
        weight: 2,
        passage: "x",
        contradictions: [],
      },
    ],
    misconceptions: [],
    alsoAsked: [],
    followUps: [],
    references: [],
    related: [],
  },
});
const answer = (number: number, score: number) => ({
  id: `a${number}`,
  number,
  kind: "strong",
  answer: `answer to ${number}`,
  covers: ["a"],
  contradicts: [],
  score,
});

it("makes worthless answers of every kind for every question, the same each time", () => {
  const make = () =>
    makeZeros([question(1), question(2)], [answer(1, 90), answer(2, 30)], ["unrelated words"]);
  const zeros = make();
  expect(make()).toEqual(zeros);
  expect(new Set(zeros.filter(({ number }) => number === 2).map(({ kind }) => kind))).toEqual(
    new Set([
      ...["copied", "bag", "salad", "filler", "off topic", "orders", "gibberish"],
      "other question",
      "nonsense",
    ]),
  );
  expect(zeros.every(({ score }) => score < 5)).toBe(true);
});

it("borrows only good answers, and only of other questions", () => {
  const zeros = makeZeros([question(1), question(2)], [answer(1, 90), answer(2, 30)], []);
  expect(zeros.filter(({ kind }) => kind === "other question")).toEqual([
    { number: 2, kind: "other question", answer: "answer to 1", score: 4 },
  ]);
});
