import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { parseGuide } from "@/lib/guide/parse-guide";
import { splitPassages } from "@/lib/guide/split-passages";
import type { Passage, Question } from "@/lib/guide/types";
import { buildRubric } from "./build-rubric";

const folder = path.resolve("content/guide");
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => ({ path: name, text: readFileSync(path.join(folder, name), "utf8") }));

const point = {
  id: "learns-noise",
  statement: "It learns noise.",
  weight: 3,
  passage: "the noise",
  contradictions: [],
};
const question: Question = {
  number: 7,
  slug: "07-overfitting",
  section: "Training",
  question: "What is overfitting?",
  status: "answered",
  body: "It fits the\nnoise.\n\nRegularise it.",
  bodyStart: 100,
  path: "07-overfitting.md",
  details: {
    summary: "Fitting noise.",
    difficulty: "foundation",
    keyPoints: [point],
    misconceptions: [
      { claim: "It is good.", correction: "It is not.", keyPoint: "learns-noise" },
      { claim: "It is rare.", correction: "It is common.", keyPoint: "other" },
    ],
    alsoAsked: [],
    followUps: [],
    references: [],
    related: [],
  },
};
const passage = (id: string, text: string, start: number): Passage => ({
  id,
  questionNumber: 7,
  headingPath: [],
  text,
  start,
  end: start + text.length,
});
const rubricOf = (passages: Passage[], entry = question) =>
  buildRubric(entry, { passagesByNumber: new Map([[7, passages]]) });

it("finds a point's passage across a line end, and only its own misconceptions", () => {
  const passages = [
    passage("p-2", "Regularise it.", 120),
    passage("p-1", "It fits the\nnoise.", 100),
  ];
  expect(rubricOf(passages)).toEqual({
    questionNumber: 7,
    question: "What is overfitting?",
    points: [
      {
        id: "learns-noise",
        text: "It learns noise.",
        weight: 3,
        passageId: "p-1",
        url: "/guide/07-overfitting#p-1",
        misconceptions: [{ claim: "It is good.", correction: "It is not." }],
      },
    ],
  });
});

it("gives words that cross two passages to the one they begin in", () => {
  const passages = [passage("p-1", "It fits the", 100), passage("p-2", "noise.", 112)];
  expect(rubricOf(passages)?.points[0]?.passageId).toBe("p-1");
});

it("has none for a question without authored key points", () => {
  expect(rubricOf([], { ...question, details: undefined })).toBeUndefined();
});

it("names the point whose words the answer does not hold", () => {
  expect(() =>
    rubricOf([passage("p-1", "Nothing of it.", 100)], { ...question, body: "x" }),
  ).toThrow(
    expect.objectContaining({
      code: "guide-invalid",
      message: expect.stringContaining("learns-noise"),
    }),
  );
});

it("places every key point of the guide in a passage that holds its words", () => {
  const guide = parseGuide(files);
  for (const entry of guide.questions) {
    const { passages } = splitPassages(entry, {
      countTokens: (text) => Math.ceil(text.length / 4),
      maxTokens: 256,
    });
    const rubric = buildRubric(entry, { passagesByNumber: new Map([[entry.number, passages]]) });
    const textOf = new Map(passages.map(({ id, text }) => [id, text.replace(/\s+/g, " ")]));
    rubric?.points.forEach(({ passageId }, index) => {
      const words = entry.details?.keyPoints[index]?.passage.replace(/\s+/g, " ") ?? "none";
      expect(textOf.get(passageId)).toContain(words);
    });
    expect(rubric?.points).toHaveLength(entry.details?.keyPoints.length ?? -1);
  }
});
