import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FakeOpenAi, startFakeOpenAi } from "@/e2e/fake-openai-server";
import type { LlmConfig } from "@/lib/config";
import { createHashingEmbedder } from "@/lib/embedding/hashing-embedder";
import { neutralEntailment } from "@/lib/entailment/neutral-entailment";
import { ingest } from "@/lib/index/ingest";
import { type Generation, loadCurrentGeneration } from "@/lib/index/load-generation";
import { answerQuestion } from "./answer-question";
import type { AnswerChunk, AnswerDependencies } from "./answer-request";
import { collectAnswer } from "./collect-answer";
import { createLlm } from "./create-llm";
import { createEmbeddedModel } from "./embedded-model";

const guide = `# Training

## 1. How do you stop memorization in generative models?

Memorization means that a model returns training examples.

### Deduplication of training data

Duplicates are memorized more often than unique examples. Deduplication of training data reduces memorization.

## 2. What is tokenization of text?

Tokenization cuts text into pieces called tokens.
`;

const embedder = createHashingEmbedder();
let folder: string;
let generation: Generation;
let fake: FakeOpenAi;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "viva-answer-"));
  const source = path.join(folder, "guide.md");
  await writeFile(source, guide);
  const outside = ["cheap flights to Denver", "how do I bake bread", "best restaurants in Rome"];
  await writeFile(path.join(folder, "outside.txt"), `${outside.join("\n")}\n`);
  const countTokens = (text: string) => text.split(/\s+/).length;
  await ingest({
    source,
    outsideFile: path.join(folder, "outside.txt"),
    dataDir: folder,
    embedder,
    countTokens,
    force: false,
  });
  generation = await loadCurrentGeneration(folder, embedder);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  fake = await startFakeOpenAi();
});

afterEach(async () => {
  await fake.close();
});

const inGuide = "How do you stop memorization in generative models?";

interface Setup {
  readonly kind?: LlmConfig["kind"];
  readonly signal?: AbortSignal;
  readonly unsupported?: "mark" | "replace";
  /** Longest silence of a model, milliseconds: long but where silence is what is tested. */
  readonly patienceMs?: number | undefined;
  readonly entailment?: AnswerDependencies["entailment"];
}

async function ask(
  question: string,
  {
    kind,
    signal,
    unsupported = "mark",
    patienceMs = 20_000,
    entailment = neutralEntailment,
  }: Setup = {},
) {
  const errors: unknown[] = [];
  const config: LlmConfig | undefined = kind && {
    kind,
    model: "fake",
    apiKey: "sk-secret-key",
    baseUrl: fake.baseUrl,
  };
  const chunks = await answerQuestion(
    { question, history: [], length: "standard", signal: signal ?? new AbortController().signal },
    {
      generation,
      embedder,
      entailment,
      embeddedModel: createEmbeddedModel(),
      llm: config && (await createLlm(config)),
      answerModel: config ? `${kind}/fake` : "embedded",
      firstTokenTimeoutMs: patienceMs,
      idleTimeoutMs: patienceMs,
      unsupported,
      onError: (error) => errors.push(error),
    },
  );
  return { chunks, errors };
}

async function collect(question: string, setup: Setup = {}) {
  const { chunks, errors } = await ask(question, setup);
  const seen: AnswerChunk[] = [];
  async function* record() {
    for await (const chunk of chunks) {
      seen.push(chunk);
      yield chunk;
    }
  }
  return { ...(await collectAnswer(record())), types: seen.map(({ type }) => type), errors };
}

describe("without a language model", () => {
  it("quotes the guide, every statement with a marker of the passage it stands in", async () => {
    const { text, sources, metadata } = await collect(inGuide);
    expect(metadata).toMatchObject({ model: "embedded", answerable: true });
    const quotes = text.split(/\[(\d)\]\.?\s*/);
    for (let at = 0; at + 1 < quotes.length; at += 2) {
      const source = sources.find(({ n }) => n === Number(quotes[at + 1]));
      expect(source?.text).toContain(quotes[at]?.trim());
    }
    expect(quotes.length).toBeGreaterThan(2);
  });

  it("sends the sources before the first text and the grounding after the last", async () => {
    const { types, grounding } = await collect(inGuide);
    expect(types.indexOf("data-sources")).toBeLessThan(types.indexOf("text-start"));
    expect(types.indexOf("data-grounding")).toBeGreaterThan(types.lastIndexOf("text-delta"));
    expect(types.at(-1)).toBe("finish");
    expect(grounding.every(({ verdict }) => verdict === "supported")).toBe(true);
  });

  it("says so when the guide has no answer, and offers questions instead of sources", async () => {
    const answer = await collect("best hiking trails near Denver");
    expect(answer.metadata?.answerable).toBe(false);
    expect(answer.text).not.toMatch(/\[\d+\]/);
    expect(answer.sources).toEqual([]);
    expect(answer.suggestions.map(({ url }) => url)).toContain(
      "/guide/02-what-is-tokenization-of-text",
    );
  });

  it("needs no entailment model: what it quotes is found by its words", async () => {
    const judge = () => Promise.reject(new Error("opened"));
    const { outcome, errors } = await collect(inGuide, { entailment: { judge } });
    expect(errors).toEqual([]);
    expect(outcome).toBe("clean");
  });

  it("greets without searching", async () => {
    const answer = await collect("hello there!");
    expect(answer).toMatchObject({ sources: [], suggestions: [] });
    expect(answer.text).toMatch(/^Hello/);
  });
});

it("offers an interview to who asks for one", async () => {
  const answer = await collect("interview me on training");
  expect(answer).toMatchObject({ sources: [], suggestions: [] });
  expect(answer.text).toContain("cannot interview you");
});

describe.each(["openai", "compatible"] as const)("with a %s server", (kind) => {
  it("streams the model's words after the sources, in pieces", async () => {
    const answer = await collect(inGuide, { kind });
    expect(answer.text).toBe("Duplicates are memorized more often [1]. Deduplication helps [2].");
    expect(answer.metadata?.model).toBe(`${kind}/fake`);
    expect(answer.types.indexOf("data-sources")).toBeLessThan(answer.types.indexOf("text-delta"));
    expect(answer.failure).toBeUndefined();
  });

  it("hands the passages over as data behind a fence, and the key in the header alone", async () => {
    await collect(inGuide, { kind });
    const [request] = fake.requests;
    expect(request?.authorization).toBe("Bearer sk-secret-key");
    expect(request?.body).toContain("Duplicates are memorized more often than unique examples.");
    expect(request?.body).toMatch(/<\/passage-[0-9a-f-]{36}>/);
    expect(request?.body).not.toContain("sk-secret-key");
  });

  it.each([
    ["unauthorized", "model-rejected", false, ""],
    ["rate-limited", "model-unreachable", true, ""],
    ["broken", "model-unreachable", true, ""],
    ["silent", "model-timeout", true, ""],
    ["stall", "model-timeout", true, "Duplicates are memorized more often"],
    ["cut", "model-cut-off", true, "Duplicates are memorized more often"],
    ["error-event", "model-cut-off", true, "Duplicates are memorized more often"],
    ["malformed", "model-cut-off", true, "Duplicates are memorized more often"],
    ["empty", "model-cut-off", true, ""],
  ])("ends %s as %s, keeping what had arrived", async (scenario, code, retryable, kept) => {
    // Long enough for a loaded machine to bring the words that come before a stall.
    const patienceMs = code === "model-timeout" ? 1500 : undefined;
    const answer = await collect(`${inGuide} scenario:${scenario}`, { kind, patienceMs });
    expect(answer.failure).toMatchObject({ code, retryable });
    expect(answer.text).toBe(kept);
    expect(answer.failure?.message).not.toContain("sk-secret-key");
    expect(answer.types.at(-1)).toBe("error");
    expect(answer.errors).toHaveLength(1);
  });

  it("hangs up on the model when the reader does", async () => {
    const stop = new AbortController();
    const { chunks } = await ask(`${inGuide} scenario:slow`, { kind, signal: stop.signal });
    for await (const chunk of chunks) if (chunk.type === "text-delta") break;
    stop.abort();
    await expect.poll(() => fake.requests[0]?.aborted).toBe(true);
  });
});

it("ends with a retryable error when nothing listens at the address", async () => {
  await fake.close();
  const answer = await collect(inGuide, { kind: "compatible" });
  expect(answer.failure).toMatchObject({ code: "model-unreachable", retryable: true });
});
