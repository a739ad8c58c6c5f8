import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { createHashingEmbedder } from "@/lib/embedding/hashing-embedder";
import { ingest } from "@/lib/index/ingest";
import { type Generation, loadCurrentGeneration } from "@/lib/index/load-generation";
import { searchVectorStore } from "@/lib/index/vector-store";
import { leaveWordingsOut } from "./leave-wording-out";
import { measureWordings } from "./measure-wordings";

const embedder = createHashingEmbedder();

async function makeGeneration(): Promise<Generation> {
  const folder = await mkdtemp(path.join(tmpdir(), "viva-wordings-"));
  const source = path.join(folder, "guide");
  await mkdir(source);
  await writeFile(path.join(source, "01-tea.md"), question(1, "tea", "leaves steep in kettles"));
  await writeFile(path.join(source, "02-bread.md"), question(2, "bread", "dough rises in ovens"));
  const dataDir = path.join(folder, "data");
  await ingest({
    source,
    outsideFile: path.join(folder, "outside.txt"),
    dataDir,
    embedder,
    countTokens: (text) => text.split(/\s+/).length,
    force: false,
  });
  return loadCurrentGeneration(dataDir, embedder);
}

function question(number: number, name: string, fact: string): string {
  const points = [1, 2, 3, 4, 5].map((n) => ({
    id: `p${n}`,
    statement: `${name} ${n} ${fact}`,
    weight: 1,
    passage: "it is so",
  }));
  const details = {
    number,
    section: "Food",
    question: `What is ${name}?`,
    summary: `${name}: ${fact}.`,
    difficulty: "foundation",
    keyPoints: points,
    misconceptions: ["p1", "p2"].map((keyPoint) => ({
      claim: `${name} is a stone`,
      correction: fact,
      keyPoint,
    })),
    // The last is in words of the other question.
    alsoAsked: [
      ...[1, 2, 3, 4, 5].map((n) => `${fact} number ${n}`),
      number === 1 ? "dough rises unmistakably" : "dough rises at home",
    ],
    followUps: ["p1", "p2"].map((keyPoint) => ({ question: `${fact} ${keyPoint}?`, keyPoint })),
    references: [{ title: "T", authors: "A", year: 2020, id: "arXiv:2001.00001" }],
    related: [],
  };
  return `---\n${JSON.stringify(details)}\n---\n\nThe answer is that ${fact}, it is so.\n`;
}

it("hides a wording's vector and words while it is searched, and no longer", async () => {
  const generation = await makeGeneration();
  const { wordings, without } = leaveWordingsOut(generation);
  expect(wordings.map(({ kind }) => kind).filter((kind) => kind === "followUp")).toHaveLength(4);
  const wording = wordings.find(({ text }) => text === "dough rises unmistakably");
  if (!wording) throw new Error("the wording is not in the index");
  const nearest = () => searchVectorStore(generation.vectors, wording.vector, 1)[0]?.entry.text;
  expect(nearest()).toBe(wording.text);
  without(wording, (rest) => {
    expect(nearest()).not.toBe(wording.text);
    expect(rest.lexical.questions.search("unmistakably", 5)).toEqual([]);
    expect(rest.lexical.authored.search("unmistakably", 5)).toEqual([]);
  });
  expect(nearest()).toBe(wording.text);
  expect(generation.lexical.questions.search("unmistakably", 5)).toHaveLength(1);
});

it("counts a wording as found only by what is left of its question", async () => {
  const generation = await makeGeneration();
  const { measures, ablation } = await measureWordings({ generation, embedder });
  const hit = measures.find(({ name }) => name === "w.other wordings hit@1");
  // Of twelve only the one in the other question's words goes astray.
  expect(hit?.estimate).toMatchObject({ mean: 11 / 12, count: 12 });
  expect(ablation.find(({ name }) => name === "full")?.measures[0]?.estimate.count).toBe(16);
});
