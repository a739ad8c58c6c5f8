import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type Judgements, parseJudgements, readJudgements } from "./read-judgements";

const asObject = (judgements: Judgements) =>
  Object.fromEntries([...judgements].map(([id, grades]) => [id, Object.fromEntries(grades)]));

describe("parseJudgements", () => {
  const expected = { q1: { "d 1/ü": 2, d2: 1 }, q2: { d2: 1 } };

  it("reads tab-separated rows below a heading, ids with any characters", () => {
    const text = "query-id\tcorpus-id\tscore\nq1\td 1/ü\t2\nq1\td2\t1\nq2\td2\t1\n";
    expect(asObject(parseJudgements(text, "test.tsv"))).toEqual(expected);
  });

  it("reads rows without a heading, Windows line ends and a byte-order mark", () => {
    const text = "\uFEFFq1\td 1/ü\t2\r\nq1\td2\t1\r\nq2\td2\t1\r\n";
    expect(asObject(parseJudgements(text, "test.tsv"))).toEqual(expected);
  });

  it("reads JSON Lines in the project's spelling and in BEIR's, numbers as ids included", () => {
    const own = '{"query_id": "q1", "doc_id": "d 1/ü", "score": 2}\n';
    const hub = '{"query-id": "q1", "corpus-id": "d2", "score": 1}\n\n';
    const last = '{"query_id": 7, "doc_id": 8, "score": "1"}';
    expect(asObject(parseJudgements(own + hub + last, "qrels.jsonl"))).toEqual({
      q1: { "d 1/ü": 2, d2: 1 },
      7: { 8: 1 },
    });
  });

  it("leaves out documents judged irrelevant, and queries with nothing else", () => {
    expect(asObject(parseJudgements("q1\td1\t0\nq1\td2\t1\nq2\td1\t-1", "x.tsv"))).toEqual({
      q1: { d2: 1 },
    });
  });

  it("names file and line of what it cannot read", () => {
    expect(() => parseJudgements("q1\td1\t1\nq1 d2 1", "x.tsv")).toThrow(
      "x.tsv:2 is not a query id, a document id and a score separated by tabs.",
    );
    expect(() => parseJudgements('{"query_id": "q1"}', "x.jsonl")).toThrow(
      "x.jsonl:1 is not {query_id, doc_id, score}.",
    );
  });
});

describe("readJudgements", () => {
  async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
    const folder = await mkdtemp(path.join(tmpdir(), "viva-qrels-"));
    await mkdir(path.join(folder, "qrels"));
    for (const [name, text] of Object.entries(files)) {
      await writeFile(path.join(folder, name), text);
    }
    return folder;
  }

  it("takes the test split before others", async () => {
    const folder = await folderWith({ "qrels/dev.tsv": "q\ta\t1", "qrels/test.tsv": "q\tb\t1" });
    expect(asObject(await readJudgements(folder))).toEqual({ q: { b: 1 } });
  });

  it("takes qrels.tsv or qrels.jsonl beside the corpus", async () => {
    const folder = await folderWith({ "qrels.tsv": "q\ta\t1" });
    expect(asObject(await readJudgements(folder))).toEqual({ q: { a: 1 } });
    const json = await folderWith({ "qrels.jsonl": '{"query_id":"q","doc_id":"c","score":1}' });
    expect(asObject(await readJudgements(json))).toEqual({ q: { c: 1 } });
  });

  it("says what it looked for", async () => {
    await expect(readJudgements(await folderWith({}))).rejects.toThrow(
      /holds no judgements: neither qrels\/test\.tsv nor qrels\.tsv nor qrels\.jsonl\./,
    );
    const two = await folderWith({ "qrels/dev.tsv": "", "qrels/train.tsv": "" });
    await expect(readJudgements(two)).rejects.toThrow("(qrels/ holds dev.tsv, train.tsv)");
  });
});
