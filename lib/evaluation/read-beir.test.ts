import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readBeir } from "./read-beir";

const lines = (...values: readonly unknown[]) =>
  values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join("\n");

async function folderWith(corpus: string | undefined, queries: string, qrels: string) {
  const folder = await mkdtemp(path.join(tmpdir(), "viva-beir-"));
  if (corpus !== undefined) await writeFile(path.join(folder, "corpus.jsonl"), corpus);
  await writeFile(path.join(folder, "queries.jsonl"), queries);
  await writeFile(path.join(folder, "qrels.tsv"), qrels);
  return folder;
}

const corpus = lines(
  { _id: "a/1", title: " Heading ", text: "Body.", metadata: { url: "x" } },
  { _id: 2, text: "No title." },
  { _id: "3", title: null, text: null },
);

describe("readBeir", () => {
  it("reads documents without a title, and ids of any kind", async () => {
    const folder = await folderWith(corpus, lines({ _id: "q", text: "what?" }), "q\t2\t1");
    expect((await readBeir(folder)).documents).toEqual([
      { id: "a/1", title: "Heading", text: "Body." },
      { id: "2", title: "", text: "No title." },
      { id: "3", title: "", text: "" },
    ]);
  });

  it("skips queries that nobody judged or that hold no word", async () => {
    const queries = lines(
      { _id: "q", text: " what? " },
      { _id: "unjudged", text: "why?" },
      { _id: "empty", text: "…" },
    );
    const folder = await folderWith(corpus, queries, "q\ta/1\t1\nempty\ta/1\t1\ngone\ta/1\t1");
    const { queries: read, name } = await readBeir(folder);
    expect(name).toBe(path.basename(folder));
    expect(read).toEqual([{ id: "q", text: "what?", grades: new Map([["a/1", 1]]) }]);
  });

  it("names file and line of what it cannot read", async () => {
    const queries = lines({ _id: "q", text: "what?" });
    const broken = await folderWith(lines({ _id: "1", text: "x" }, "{"), queries, "q\t1\t1");
    await expect(readBeir(broken)).rejects.toThrow(/corpus\.jsonl:2 is not JSON\.$/);
    const nameless = await folderWith(lines({ text: "x" }), queries, "q\t1\t1");
    await expect(readBeir(nameless)).rejects.toThrow(/corpus\.jsonl:1: .*_id/s);
    const twice = await folderWith(lines({ _id: 1 }, { _id: "1" }), queries, "q\t1\t1");
    await expect(readBeir(twice)).rejects.toThrow(/corpus\.jsonl:2: a second document “1”\.$/);
  });

  it("says what is missing", async () => {
    const queries = lines({ _id: "q", text: "what?" });
    await expect(readBeir(await folderWith(undefined, queries, "q\t1\t1"))).rejects.toThrow(
      /corpus\.jsonl cannot be read; a BEIR folder must hold it\.$/,
    );
    await expect(readBeir(await folderWith("", queries, "q\t1\t1"))).rejects.toThrow(
      /holds no document\.$/,
    );
    await expect(readBeir(await folderWith(corpus, queries, "other\t2\t1"))).rejects.toThrow(
      /do the ids of queries\.jsonl and of the qrels agree\?$/,
    );
  });
});
