import { open, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { ask, askAndWait, markersOf } from "./chat";
import { expect, test } from "./spare-server";
import { runCommandLine } from "./viva-server";

const guide = `# Small Guide

## 1. What is retrieval-augmented generation?

Retrieval-augmented generation fetches passages from a document store and gives them to a language model. The model then writes an answer from these passages.

## 2. What is fine-tuning?

Fine-tuning trains a finished model further on a small data set of its own.
`;
const command = "npm run ingest -- --force";

test("a damaged index is refused in plain words, and a forced ingest mends it without a restart", async ({
  page,
  request,
  spare,
  guard,
}) => {
  test.setTimeout(120_000);
  guard.allowConsoleErrors(/status of 503/);
  const status = async () => (await request.get("/api/health", { maxRetries: 1 })).status();
  expect(await status()).toBe(200);

  await flipByte(path.join(await liveFolder(spare.dataDir), "hnswlib.index"));
  await expect.poll(status).toBe(503);
  const question = "How does retrieval-augmented generation work?";
  const body = { messages: [{ role: "user", parts: [{ type: "text", text: question }] }] };
  for (const response of [
    await request.get("/api/health"),
    await request.post("/api/chat", { data: body }),
    await request.post("/api/search", { data: { query: question } }),
  ]) {
    expect(response.status()).toBe(503);
    const { error } = await response.json();
    expect(error.code).toBe("index-damaged");
    expect(error.message).toContain(command);
  }
  for (const address of ["/", "/guide", "/guide/24-rlhf"]) {
    const reply = await page.goto(address);
    expect(reply?.status(), address).toBeLessThan(500);
    await expect(page.getByRole("alert").filter({ hasText: command })).toBeVisible();
  }
  await page.goto("/");
  const turn = await ask(page, question);
  await expect(turn.getByRole("alert")).toContainText(command);

  const source = path.join(spare.dataDir, "small-guide.md");
  await writeFile(source, guide);
  const env = { VIVA_DATA_DIR: spare.dataDir };
  expect(await runCommandLine("ingest.ts", ["--source", source, "--force"], env)).toBe(0);
  await expect.poll(status).toBe(200);
  const healed = await (await request.get("/api/health")).json();
  expect(healed.index.questions).toBe(2);
  await turn.getByRole("button", { name: "Retry" }).click();
  await expect(markersOf(turn).first()).toBeVisible();
  await expect(turn.getByRole("alert")).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole("alert").filter({ hasText: command })).toHaveCount(0);
  const { stream } = await askAndWait(page, "What is fine-tuning?");
  expect(stream.sources[0]?.text).toContain("Fine-tuning trains a finished model further");
});

async function liveFolder(dataDir: string): Promise<string> {
  const index = path.join(dataDir, "index");
  return path.join(index, (await readFile(path.join(index, "current"), "utf8")).trim());
}

/** Flips one bit in the middle of a file. */
async function flipByte(file: string): Promise<void> {
  const handle = await open(file, "r+");
  const position = Math.floor((await handle.stat()).size / 2);
  const byte = Buffer.alloc(1);
  await handle.read(byte, 0, 1, position);
  byte.writeUInt8(byte.readUInt8(0) ^ 1);
  await handle.write(byte, 0, 1, position);
  await handle.close();
}
