import { beforeAll, describe, expect, it } from "vitest";
import { createHashingEmbedder } from "@/lib/embedding/hashing-embedder";
import { neutralEntailment } from "@/lib/entailment/neutral-entailment";
import { createAnswerChecker } from "./answer-checker";
import type { ReadTools } from "./read-claim";
import { testGeneration } from "./test-generation";

const guide = `# Training

## 1. How does a model come to repeat its training data?

Duplicates are memorized 10 times more often than unique examples. A lower learning rate reduces forgetting.
`;
const reworded = (index: number) =>
  `Experiment ${"i".repeat(index + 1)} memorized duplicates more often, forgetting the learning rate [1]. `;

let tested: Awaited<ReturnType<typeof testGeneration>>;
beforeAll(async () => {
  tested = await testGeneration(guide);
});

const embedder = createHashingEmbedder();

function createChecker(entail: ReadTools["entail"], signal?: AbortSignal) {
  const errors: unknown[] = [];
  const checker = createAnswerChecker({
    ...tested,
    embed: async (text) => (await embedder.embed([text]))[0] ?? new Float32Array(),
    entail,
    onError: (error) => errors.push(error),
    ...(signal && { signal }),
  });
  return { checker, errors };
}

/** A model so busy that it never comes to a claim. */
const never = () => new Promise<never>(() => {});

describe("createAnswerChecker", () => {
  it("judges by their words what a crowd of claims keeps from being read, and says so", async () => {
    const { checker, errors } = createChecker(never);
    for (let index = 0; index < 60; index += 1) checker.push(reworded(index));
    checker.push("A lower learning rate reduces forgetting [1]. ");
    checker.push("Duplicates are memorized 100 times more often than unique examples [1].");
    const sentences = await checker.finish();
    const [quoted, altered] = sentences.slice(-2);
    expect(sentences).toHaveLength(62);
    expect(sentences.slice(0, 60).every(({ byWords }) => byWords === true)).toBe(true);
    // Words settle these, read or not.
    expect(quoted).toMatchObject({ verdict: "supported" });
    expect(altered).toMatchObject({ verdict: "unsupported", why: "number" });
    expect([quoted?.byWords, altered?.byWords]).toEqual([undefined, undefined]);
    expect(errors).toEqual([]);
  });

  it("waits for the readings of a lone answer, however long they take", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { checker } = createChecker(async (pairs) => {
      await held;
      return neutralEntailment.judge(pairs);
    });
    checker.push(reworded(0));
    const finished = checker.finish();
    const patience = new Promise((resolve) => setTimeout(resolve, 700, "still waiting"));
    expect(await Promise.race([finished, patience])).toBe("still waiting");
    release();
    const [sentence] = await finished;
    expect(sentence?.byWords).toBeUndefined();
  });

  it("gives up its places when nobody waits for the answer any more", async () => {
    const leaving = new AbortController();
    const gone = createChecker(never, leaving.signal);
    for (let index = 0; index < 10; index += 1) gone.checker.push(reworded(index));
    leaving.abort();
    const { checker } = createChecker(neutralEntailment.judge);
    checker.push(reworded(0));
    const [sentence] = await checker.finish();
    expect(sentence?.byWords).toBeUndefined();
    expect(gone.errors).toEqual([]);
  });
});
