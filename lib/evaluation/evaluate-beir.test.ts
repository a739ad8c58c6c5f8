import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { createHashingEmbedder } from "@/lib/embedding/hashing-embedder";
import { openCorpusIndex } from "./build-corpus-index";
import { evaluateBeir } from "./evaluate-beir";
import type { BeirSet } from "./read-beir";

const set: BeirSet = {
  name: "tiny",
  documents: [
    { id: "a/1", title: "Deleting an account", text: "Open the settings and confirm twice." },
    { id: "ü", title: "", text: "A sourdough starter wants flour and water every day." },
    { id: "3", title: "Bicycle brakes squeal", text: "" },
  ],
  queries: [
    { id: "q1", text: "deleting my account", grades: new Map([["a/1", 1]]) },
    { id: "q2", text: "flour for a sourdough starter", grades: new Map([["ü", 2]]) },
    { id: "q3", text: "bicycle brakes", grades: new Map([["3", 1]]) },
  ],
};

it("ranks any documents with the product's own index, and builds it once", async () => {
  const cacheDir = await mkdtemp(path.join(tmpdir(), "viva-corpus-"));
  const embedder = createHashingEmbedder();
  const steps: string[] = [];
  const options = {
    cacheDir,
    embedder,
    countTokens: (text: string) => text.split(/\s+/).length,
    onStep: (step: string) => steps.push(step),
  };
  const generation = await openCorpusIndex(set.documents, options);
  const evaluation = await evaluateBeir(set, { generation, embedder, withAblation: true });
  expect(evaluation.measures.map(({ name, estimate }) => [name, estimate.mean])).toEqual([
    ["nDCG@10", 1],
    ["Recall@10", 1],
    ["MRR@10", 1],
    ["hit@1", 1],
  ]);
  expect(evaluation.ablation.at(-1)?.name).toBe("reciprocal rank fusion, k = 60");
  const stepsOfBuilding = steps.length;
  const again = await openCorpusIndex(set.documents, options);
  expect(again.name).toBe(generation.name);
  expect(steps).toHaveLength(stepsOfBuilding);
  expect(await readdir(cacheDir)).toHaveLength(1);
});
