import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createHashingEmbedder } from "@/lib/embedding/hashing-embedder";
import { type IngestOptions, ingest } from "./ingest";
import { loadCurrentGeneration } from "./load-generation";

const guide = `# Tea

## 1. What is tea?

Tea is a drink made from leaves of one plant. Green tea is steamed. Black tea is oxidised.
`;

let folder: string;
let options: IngestOptions;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "viva-companions-"));
  const source = path.join(folder, "guide");
  await mkdir(source);
  await writeFile(path.join(source, "guide.md"), guide);
  options = {
    source,
    outsideFile: path.join(folder, "outside.txt"),
    dataDir: path.join(folder, "data"),
    embedder: createHashingEmbedder(),
    countTokens: (text) => text.split(/\s+/).length,
    force: false,
  };
  await ingest(options);
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const load = () => loadCurrentGeneration(options.dataDir, options.embedder);

it("carries everyday words, and is made anew without embedding when they change", async () => {
  const everydayFile = path.join(folder, "everyday.txt");
  await writeFile(everydayFile, "black tea: brew\n");
  const summary = await ingest({ ...options, everydayFile });
  expect(summary).toMatchObject({ unchanged: false, textsEmbedded: 0 });
  const { content, restate } = await load();
  expect(content.everydayWords).toEqual([{ term: "black tea", phrases: ["brew"] }]);
  // Nobody wrote anything beside these answers: a raw guide is searched by the words as sent.
  expect(restate("a brew")).toBe("a brew");
});

it("takes up claims beside the guide, and says which speak of no statement any more", async () => {
  const claims =
    "= Green tea is steamed.\n- Green tea is fried.\n\n= Tea is a plant.\n- It is not.\n";
  await writeFile(path.join(options.source, "guide.claims.txt"), claims);
  const summary = await ingest(options);
  expect(summary).toMatchObject({ unchanged: false, textsEmbedded: 0 });
  expect(summary.warnings).toEqual([expect.stringContaining("“Tea is a plant.”")]);
  const { content } = await load();
  expect(content.claims.map(({ falsehoods }) => falsehoods)).toEqual([["Green tea is fried."]]);
});

it("takes up questions that statements answer, and finds the statement by them", async () => {
  const asked = "= Green tea is steamed.\nwhy so grassy\n\n= Tea is a plant.\nwhat is it\n";
  await writeFile(path.join(options.source, "guide.asked.txt"), asked);
  const summary = await ingest(options);
  expect(summary).toMatchObject({ unchanged: false, textsEmbedded: 1 });
  expect(summary.warnings).toEqual([expect.stringContaining("“Tea is a plant.”")]);
  const { content, cosineOfAsked } = await load();
  const steamed = content.statements.findIndex(({ plain }) => plain === "Green tea is steamed.");
  expect(content.asked).toEqual([{ text: "why so grassy", statement: steamed }]);
  const [vector = new Float32Array()] = await options.embedder.embed(["why so grassy"]);
  expect(cosineOfAsked(steamed, vector)).toBeCloseTo(1);
  expect(cosineOfAsked(steamed + 1, vector)).toBe(0);
});

it("verifies the vectors of what is asked like every other file", async () => {
  await writeFile(
    path.join(options.source, "guide.asked.txt"),
    "= Green tea is steamed.\nwhy so grassy\n",
  );
  const { generation } = await ingest(options);
  await writeFile(path.join(options.dataDir, "index", generation, "asked.bin"), "no vectors");
  await expect(load()).rejects.toMatchObject({
    code: "index-damaged",
    message: expect.stringMatching(/asked\.bin/),
  });
});
