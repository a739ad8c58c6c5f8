import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createHashingEmbedder } from "@/lib/embedding/hashing-embedder";
import { currentFile, generationFolder, indexFolder, readCurrent } from "./index-paths";
import { type IngestOptions, ingest } from "./ingest";
import { takeIngestLock } from "./ingest-lock";
import { createLiveIndex } from "./live-index";
import { loadCurrentGeneration } from "./load-generation";
import { searchVectorStore } from "./vector-store";

const guide = `# Tea

## 1. What is tea?

Tea is a drink made from leaves of one plant.

### Kinds

- Green tea is steamed.
- Black tea is oxidised.

## 2. How hot should water be?

Eighty degrees suit green tea.

## 3. Who traded tea?
`;

let folder: string;
let options: IngestOptions;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "viva-ingest-"));
  await writeFile(path.join(folder, "guide.md"), guide);
  options = {
    source: path.join(folder, "guide.md"),
    outsideFile: path.join(folder, "outside.txt"),
    dataDir: path.join(folder, "data"),
    embedder: createHashingEmbedder(),
    countTokens: (text) => text.split(/\s+/).length,
    force: false,
  };
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

it("makes a generation that answers, and reports what it holds", async () => {
  const summary = await ingest(options);
  expect(summary).toMatchObject({
    unchanged: false,
    sections: 1,
    questions: 3,
    answered: 2,
    unanswered: [{ number: 3, question: "Who traded tea?" }],
    passages: 3,
    reused: 0,
    embedded: 3,
    warnings: [],
  });
  const generation = await loadCurrentGeneration(options.dataDir, options.embedder);
  expect(generation.name).toBe(summary.generation);
  expect(generation.manifest.counts).toEqual({
    sections: 1,
    questions: 3,
    answered: 2,
    passages: 3,
  });
  const [vector = new Float32Array()] = await options.embedder.embed(["Black tea is oxidised."]);
  const [nearest] = searchVectorStore(generation.vectors, vector, 1);
  expect(nearest?.entry).toMatchObject({ kind: "statement", questionNumber: 1 });
  expect(nearest?.cosine).toBeCloseTo(1, 5);
});

it("does nothing when nothing changed", async () => {
  const first = await ingest(options);
  const second = await ingest(options);
  expect(second).toMatchObject({
    generation: first.generation,
    unchanged: true,
    embedded: 0,
    reused: 3,
  });
});

it("embeds only what changed", async () => {
  await ingest(options);
  await writeFile(options.source, guide.replace("Eighty degrees suit", "Seventy degrees suit"));
  const embedder = createHashingEmbedder();
  const summary = await ingest({ ...options, embedder });
  expect(summary).toMatchObject({ embedded: 1, reused: 2, textsEmbedded: 2 });
  expect(embedder.embeddedTexts().every((text) => text.includes("Seventy degrees"))).toBe(true);
});

it("embeds everything again when forced", async () => {
  await ingest(options);
  expect(await ingest({ ...options, force: true })).toMatchObject({
    unchanged: false,
    embedded: 3,
    reused: 0,
  });
});

it("keeps the old index when it is stopped midway", async () => {
  const before = await ingest(options);
  await writeFile(options.source, `${guide}\n${"Some more words about tea. ".repeat(50)}`);
  const stop = new AbortController();
  const stopped = ingest({
    ...options,
    signal: stop.signal,
    onProgress: () => stop.abort(new Error("stopped")),
  });
  await expect(stopped).rejects.toThrow("stopped");
  expect(await readCurrent(options.dataDir)).toBe(before.generation);
  await loadCurrentGeneration(options.dataDir, options.embedder);
  expect(await readdir(indexFolder(options.dataDir))).not.toContain("ingest.lock");
});

it("keeps two generations and clears what a killed ingest left", async () => {
  const leftover = path.join(indexFolder(options.dataDir), ".tmp-20200101T000000000Z-00000000");
  await ingest(options);
  await writeFile(leftover, "");
  const second = await ingest({ ...options, force: true });
  const third = await ingest({ ...options, force: true });
  const names = (await readdir(indexFolder(options.dataDir))).sort();
  expect(names).toEqual([second.generation, third.generation, "current"].sort());
});

describe("the lock", () => {
  it("lets one ingest run and tells the other who holds it", async () => {
    const release = await takeIngestLock(indexFolder(options.dataDir));
    await expect(ingest(options)).rejects.toMatchObject({
      code: "ingest-locked",
      message: expect.stringContaining(`process ${process.pid}`),
    });
    await release();
    await ingest(options);
  });

  it("is taken over from a process that no longer runs", async () => {
    const lock = path.join(indexFolder(options.dataDir), "ingest.lock");
    const release = await takeIngestLock(indexFolder(options.dataDir));
    const holder = JSON.parse(await readFile(lock, "utf8"));
    // Process ids on Linux and macOS stay below 2^22.
    await writeFile(lock, JSON.stringify({ ...holder, pid: 2 ** 22 + 1 }));
    await expect(ingest(options)).resolves.toMatchObject({ unchanged: false });
    await release();
  });
});

describe("loading", () => {
  async function flipByte(name: string): Promise<void> {
    const current = (await readCurrent(options.dataDir)) ?? "";
    const file = path.join(generationFolder(options.dataDir, current), name);
    const bytes = await readFile(file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(file, bytes);
  }

  it.each([
    "hnswlib.index",
    "docstore.json",
    "args.json",
    "lexical.json",
    "guide.json",
    "scope.bin",
  ])("refuses an index in which one byte of %s changed", async (name) => {
    await ingest(options);
    await flipByte(name);
    await expect(loadCurrentGeneration(options.dataDir, options.embedder)).rejects.toMatchObject({
      code: "index-damaged",
      message: expect.stringMatching(new RegExp(`${name}.*ingest -- --force`)),
    });
  });

  it("refuses an index that another model made and names both", async () => {
    await ingest(options);
    const other = createHashingEmbedder("other-64");
    await expect(loadCurrentGeneration(options.dataDir, other)).rejects.toMatchObject({
      code: "index-model-mismatch",
      message: expect.stringMatching(/hashing-64.*other-64/),
    });
  });

  it("says how to build an index where there is none", async () => {
    await expect(loadCurrentGeneration(options.dataDir, options.embedder)).rejects.toMatchObject({
      code: "index-missing",
      message: expect.stringContaining("npm run ingest"),
    });
  });

  describe("by a running server", () => {
    function open() {
      let now = 0;
      const live = createLiveIndex({
        dataDir: options.dataDir,
        model: options.embedder,
        now: () => now,
      });
      return { live, later: () => (now += 10_000) };
    }

    it("moves to a new generation without a restart", async () => {
      const first = await ingest(options);
      const { live, later } = open();
      expect((await live.get()).name).toBe(first.generation);
      const second = await ingest({ ...options, force: true });
      later();
      await expect
        .poll(async () => (await live.get()).name, { timeout: 10_000 })
        .toBe(second.generation);
    });

    it("finds out that a file was damaged, and recovers when it is rebuilt", async () => {
      await ingest(options);
      const { live, later } = open();
      await live.get();
      await flipByte("hnswlib.index");
      later();
      await expect(live.get()).rejects.toMatchObject({ code: "index-damaged" });
      const mended = await ingest({ ...options, force: true });
      later();
      await expect
        .poll(async () => (await live.get().catch(() => undefined))?.name, { timeout: 10_000 })
        .toBe(mended.generation);
    });

    it("waits for the rebuilt index rather than repeat that the old one is damaged", async () => {
      await ingest(options);
      const { live, later } = open();
      await flipByte("hnswlib.index");
      await expect(live.get()).rejects.toMatchObject({ code: "index-damaged" });
      const mended = await ingest({ ...options, force: true });
      later();
      expect((await live.get()).name).toBe(mended.generation);
    });

    it("starts to serve when the first index appears", async () => {
      const { live, later } = open();
      await expect(live.get()).rejects.toMatchObject({ code: "index-missing" });
      const first = await ingest(options);
      later();
      await expect
        .poll(async () => (await live.get().catch(() => undefined))?.name, { timeout: 10_000 })
        .toBe(first.generation);
    });

    it("does not take a pointer to nowhere for an index", async () => {
      await ingest(options);
      await writeFile(currentFile(options.dataDir), "../../etc\n");
      await expect(open().live.get()).rejects.toMatchObject({ code: "index-damaged" });
    });
  });
});
