import { cp, mkdtemp, rm, truncate } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmbedder, createTokenCounter } from "./create-embedder";
import type { Embedder } from "./embedder";

const projectDir = process.cwd();
const options = { dataDir: path.join(projectDir, ".viva"), projectDir, report: () => {} };
const memorizing = "How do I keep a generative model from memorizing its training set?";
const overfitting = "How do you diagnose and address overfitting in generative models?";
const pasta = "Best pasta recipes";

let embedder: Embedder;
let temporary: string;
beforeAll(async () => {
  embedder = await createEmbedder(options);
  temporary = await mkdtemp(path.join(tmpdir(), "viva-embedder-"));
});
afterAll(async () => {
  await embedder.close();
  await rm(temporary, { recursive: true });
});

function cosine(
  a: Float32Array = new Float32Array(),
  b: Float32Array = new Float32Array(),
): number {
  expect(a).toHaveLength(b.length);
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? Number.NaN), 0);
}

describe("the embedded model", () => {
  it("gives the cosines that TensorFlow.js gives on the same weights", async () => {
    const [query, ...others] = await embedder.embed([
      memorizing,
      overfitting,
      "What is RLHF?",
      pasta,
    ]);
    const cosines = others.map((other) => cosine(query, other));
    // Computed once with the package's own model.json in TensorFlow.js, mean pooling, normalised.
    for (const [i, expected] of [0.509, -0.097, 0.168].entries()) {
      expect(Math.abs((cosines[i] ?? Number.NaN) - expected)).toBeLessThan(0.002);
    }
  });

  it("gives a text the same vector alone and among longer ones", async () => {
    const long = "Retrieval grounds an answer in passages that were found for the question. ";
    const texts = [pasta, long.repeat(2), memorizing, long.repeat(30), "?", long.repeat(9), ""];
    const together = await embedder.embed(texts);
    const alone = await createEmbedder(options); // Another one, because this one remembers.
    for (const [i, text] of texts.entries()) {
      const [vector] = await alone.embed([text]);
      expect(cosine(vector, together[i])).toBeGreaterThan(0.99999);
    }
    await alone.close();
  });

  it("describes itself, gives vectors of length 1 and nothing for nothing", async () => {
    expect(embedder).toMatchObject({
      modelId: "all-MiniLM-L6-v2",
      dimension: 384,
      maxTokens: 256,
      fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
    });
    const [vector] = await embedder.embed([pasta]);
    expect(vector).toHaveLength(384);
    expect(Math.hypot(...(vector ?? []))).toBeCloseTo(1, 5);
    expect(await embedder.embed([])).toEqual([]);
  });

  it("reads 256 tokens of a text and no more", async () => {
    const longest = "word ".repeat(400);
    const tokens = await createTokenCounter(options);
    expect(tokens.countTokens(longest)).toBeGreaterThan(embedder.maxTokens);
    const [one, other] = await embedder.embed([
      longest,
      `${longest} and something else at the end`,
    ]);
    expect(one).toEqual(other);
  });
});

describe("another model", () => {
  it("is loaded from a folder, with the limits it states", async () => {
    const folder = path.join(temporary, "my-model");
    await cp(path.join(options.dataDir, "models", "all-MiniLM-L6-v2"), folder, { recursive: true });
    const other = await createEmbedder({ ...options, model: folder });
    expect(other).toMatchObject({ modelId: "my-model", dimension: 384, maxTokens: 512 });
    expect(other.fingerprint).not.toBe(embedder.fingerprint);
    const [[mine], [theirs]] = await Promise.all([embedder.embed([pasta]), other.embed([pasta])]);
    expect(cosine(mine, theirs)).toBeGreaterThan(0.99999);
    await other.close();

    await truncate(path.join(folder, "onnx/model.onnx"), 1000);
    await expect(createEmbedder({ ...options, model: folder })).rejects.toMatchObject({
      code: "embedding-model-missing",
      message: expect.stringContaining(folder),
    });
  });

  it("of OpenAI needs a key", async () => {
    const failure = { code: "config-invalid" };
    await expect(createEmbedder({ ...options, model: "openai:x" })).rejects.toMatchObject(failure);
  });

  it("of OpenAI is counted by length where the embedded model is not installed", async () => {
    const bare = { ...options, projectDir: temporary, dataDir: temporary, model: "openai:x" };
    const tokens = await createTokenCounter(bare);
    expect(tokens.countTokens("abcdef")).toBe(4); // 6 / 3 + 2
  });
});
