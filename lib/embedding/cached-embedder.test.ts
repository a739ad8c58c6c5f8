import { describe, expect, it } from "vitest";
import { createCachedEmbedder } from "./cached-embedder";
import type { Embedder } from "./embedder";

/** A text's vector is its length; remembers the calls it got, and fails on "fail" when told to. */
function createCountingEmbedder() {
  const calls: string[][] = [];
  const state = { failing: false, closed: false };
  const embedder: Embedder = {
    modelId: "length",
    fingerprint: "length-1",
    dimension: 1,
    maxTokens: 8,
    async embed(texts) {
      calls.push([...texts]);
      if (state.failing) throw new Error("broken");
      return texts.map((text) => Float32Array.of(text.length));
    },
    async close() {
      state.closed = true;
    },
  };
  return { embedder, calls, state };
}

describe("createCachedEmbedder", () => {
  it("embeds a text once", async () => {
    const { embedder, calls } = createCountingEmbedder();
    const { embed } = createCachedEmbedder(embedder);
    expect(await embed(["a", "bb", "a"])).toEqual([1, 2, 1].map((n) => Float32Array.of(n)));
    expect(await embed(["bb", "ccc"])).toEqual([2, 3].map((n) => Float32Array.of(n)));
    expect(calls).toEqual([["a", "bb"], ["ccc"]]);
  });

  it("embeds a text that two calls want at once only once", async () => {
    const { embedder, calls } = createCountingEmbedder();
    const { embed } = createCachedEmbedder(embedder);
    const [first, second] = await Promise.all([embed(["a"]), embed(["a"])]);
    expect(first).toEqual(second);
    expect(calls).toEqual([["a"]]);
  });

  it("forgets the text used longest ago", async () => {
    const { embedder, calls } = createCountingEmbedder();
    const { embed } = createCachedEmbedder(embedder, { maxEntries: 2 });
    await embed(["a"]);
    await embed(["b"]);
    await embed(["a"]);
    await embed(["c"]);
    await embed(["a"]);
    await embed(["b"]);
    expect(calls).toEqual([["a"], ["b"], ["c"], ["b"]]);
  });

  it("answers a call with more texts than it can remember", async () => {
    const { embedder } = createCountingEmbedder();
    const { embed } = createCachedEmbedder(embedder, { maxEntries: 2 });
    await embed(["a"]);
    const vectors = await embed(["bb", "ccc", "dddd", "a"]);
    expect(vectors.map(([length]) => length)).toEqual([2, 3, 4, 1]);
  });

  it("lets bulk calls pass by", async () => {
    const { embedder, calls } = createCountingEmbedder();
    const { embed } = createCachedEmbedder(embedder, { maxTextsPerCall: 1 });
    await embed(["a", "b"]);
    await embed(["a", "b"]);
    expect(calls).toHaveLength(2);
  });

  it("gives every caller a vector of its own", async () => {
    const { embed } = createCachedEmbedder(createCountingEmbedder().embedder);
    const [first] = await embed(["a"]);
    first?.fill(9);
    expect(await embed(["a"])).toEqual([Float32Array.of(1)]);
  });

  it("does not remember a failure", async () => {
    const { embedder, state } = createCountingEmbedder();
    const { embed } = createCachedEmbedder(embedder);
    state.failing = true;
    await expect(embed(["a"])).rejects.toThrow("broken");
    state.failing = false;
    expect(await embed(["a"])).toEqual([Float32Array.of(1)]);
  });

  it("keeps the work of an aborted call for the others", async () => {
    const { embedder, calls } = createCountingEmbedder();
    const { embed } = createCachedEmbedder(embedder);
    const controller = new AbortController();
    const aborted = embed(["a"], { signal: controller.signal });
    const other = embed(["a"]);
    controller.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
    expect(await other).toEqual([Float32Array.of(1)]);
    expect(calls).toEqual([["a"]]);
  });

  it("closes the embedder it wraps", async () => {
    const { embedder, state } = createCountingEmbedder();
    await createCachedEmbedder(embedder).close();
    expect(state.closed).toBe(true);
  });
});
