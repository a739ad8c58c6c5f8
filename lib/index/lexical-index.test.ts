import { expect, it } from "vitest";
import { LexicalIndex } from "./lexical-index";

const documents = [
  { id: "a", text: "gan gan training" },
  { id: "b", text: "diffusion model" },
  { id: "c", text: "training diffusion gan model sampler" },
];

it("scores by Okapi BM25 with k1 1.2 and b 0.75", () => {
  // By hand: "gan" is in 2 of 3 documents, idf = ln(1 + (3 - 2 + 0.5) / (2 + 0.5)) = ln 1.6.
  // Lengths 3, 2 and 5, mean 10/3.
  const idf = Math.log(1.6);
  const score = (tf: number, length: number) =>
    (idf * tf * 2.2) / (tf + 1.2 * (0.25 + (0.75 * length) / (10 / 3)));
  const hits = LexicalIndex.build(documents).search("GANs", 10);
  expect(hits.map(({ id }) => id)).toEqual(["a", "c"]);
  expect(hits[0]?.score).toBeCloseTo(score(2, 3), 6);
  expect(hits[1]?.score).toBeCloseTo(score(1, 5), 6);
});

it("finds the same after being stored and restored", () => {
  const index = LexicalIndex.build(documents);
  const restored = LexicalIndex.restore(JSON.parse(JSON.stringify(index)));
  expect(restored.search("training a model", 10)).toEqual(index.search("training a model", 10));
});

it("finds nothing for words that carry no topic or do not occur", () => {
  const index = LexicalIndex.build(documents);
  expect(index.search("what is the", 10)).toEqual([]);
  expect(index.search("pasta", 10)).toEqual([]);
});

it("leaves a part of a document out as if it had never been there", () => {
  const index = LexicalIndex.build([
    ...documents,
    { id: "d", text: "sampler flow\ngan flow matching" },
  ]);
  const built = LexicalIndex.build([...documents, { id: "d", text: "sampler flow" }]);
  const left = index.without({ id: "d", text: "GAN flow matching" });
  expect(left.search("gan flow matching sampler", 10)).toEqual(
    built.search("gan flow matching sampler", 10),
  );
  expect(left.has("match")).toBe(false);
  expect(index.has("match")).toBe(true);
});

it("tells every document's terms, those of an empty one too", () => {
  const index = LexicalIndex.build([...documents, { id: "e", text: "what is the" }]);
  const restored = LexicalIndex.restore(JSON.parse(JSON.stringify(index)));
  for (const one of [index, restored]) {
    expect(one.termSets()).toEqual(
      new Map([
        ["a", new Set(["gan", "train"])],
        ["b", new Set(["diffus", "model"])],
        ["c", new Set(["train", "diffus", "gan", "model", "sampler"])],
        ["e", new Set()],
      ]),
    );
  }
});
