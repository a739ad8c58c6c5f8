import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { hasGradingSet, readGradingSet } from "./read-grading-set";

async function setWith(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = path.join(await mkdtemp(path.join(tmpdir(), "viva-grading-")), "eval");
  await mkdir(folder);
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(folder, name), content);
  }
  return folder;
}

const byPosition =
  '{"id":"f1","number":9,"level":"partial","answer":"It attends.","covers":[1],"score":45}';
const byId =
  '{"id":"v1","number":9,"kind":"wrong","answer":"No.","covers":["a"],"contradicts":["b"],"score":5}';
const outline = '[{"number":9,"must_cover":["Queries meet keys","Heads are many"]}]';

it("reads labels by id and, with an outline in the folder above, by position", async () => {
  const folder = await setWith({
    "f_answers.jsonl": `${byId}\n`,
    "f_mock_answers.jsonl": byPosition,
    "f_robustness.jsonl": '{"id":"r1","number":9,"kind":"empty","answer":"","limit":15}',
    "../guide-outline.json": outline,
  });
  const set = await readGradingSet(folder);
  expect(
    set.answers.map(({ id, kind, covers, contradicts }) => [id, kind, covers, contradicts]),
  ).toEqual([
    ["v1", "wrong", ["a"], ["b"]],
    ["f1", "partial", [1], []],
  ]);
  expect(set.robustness).toHaveLength(1);
  expect(set.outline.get(9)).toEqual(["Queries meet keys", "Heads are many"]);
});

it("is empty for a folder without answers", async () => {
  const folder = await setWith({ "a_paraphrase.jsonl": "" });
  expect(await hasGradingSet(folder)).toBe(false);
  expect(await readGradingSet(folder)).toEqual({ answers: [], robustness: [], outline: new Map() });
});

it("refuses positions that no outline holds", async () => {
  const alone = await setWith({ "f_mock_answers.jsonl": byPosition });
  expect(await hasGradingSet(alone)).toBe(true);
  await expect(readGradingSet(alone)).rejects.toThrow(/f1 counts in points of question 9/);
  const beyond = await setWith({
    "f_mock_answers.jsonl": byPosition.replace("[1]", "[2]"),
    "guide-outline.json": outline,
  });
  await expect(readGradingSet(beyond)).rejects.toMatchObject({ code: "bad-request" });
});

it("names the line that is wrong", async () => {
  const folder = await setWith({ "f_answers.jsonl": `${byId}\n{"id":"v2"}` });
  await expect(readGradingSet(folder)).rejects.toThrow(/f_answers\.jsonl:2/);
});
