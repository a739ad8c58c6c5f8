import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { readEverydayWords } from "./read-everyday-words";

it("reads a term and its phrases from each line that has both", async () => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), "viva-words-")), "words.txt");
  await writeFile(file, "# comment\n\nmodel: Bot, chat bot ,\nno colon\nnothing:\n: bot\n");
  expect(await readEverydayWords(file)).toEqual([{ term: "model", phrases: ["bot", "chat bot"] }]);
});

it("has none where there is no file", async () => {
  expect(await readEverydayWords(path.join(tmpdir(), "viva-no-such-file"))).toEqual([]);
});
