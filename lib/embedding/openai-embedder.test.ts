import { describe, expect, it } from "vitest";
import { createOpenAiEmbedder } from "./openai-embedder";

type Respond = (texts: readonly string[]) => Response;

/** Opens an embedder on a fake API and keeps what was sent to it. */
async function open(respond: Respond) {
  const requests: { url: string; key: string | null }[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    requests.push({ url: String(url), key: new Headers(init?.headers).get("authorization") });
    return respond(JSON.parse(String(init?.body)).input);
  };
  const embedder = await createOpenAiEmbedder({
    model: "text-embedding-3-small",
    apiKey: "key-1",
    baseUrl: "http://localhost:9/v1",
    maxRetries: 0,
    fetch,
  });
  return { embedder, requests };
}

/** A text's vector before normalisation: [its length, 4]. */
const lengths: Respond = (texts) =>
  Response.json({
    data: texts.map((text, index) => ({ index, embedding: [text.length, 4] })),
    usage: { prompt_tokens: 1 },
  });

const refusal = (status: number) =>
  Response.json({ error: { message: `status ${status}` } }, { status });

describe("createOpenAiEmbedder", () => {
  it("asks the configured address and returns vectors of length 1 in order", async () => {
    const { embedder, requests } = await open(lengths);
    expect(embedder).toMatchObject({ modelId: "openai:text-embedding-3-small", dimension: 2 });
    const [first, second] = await embedder.embed(["aaa", ""]);
    expect(first?.[0]).toBeCloseTo(0.6); // 3-4-5 triangle
    expect(first?.[1]).toBeCloseTo(0.8);
    expect(second?.[1]).toBe(1);
    expect(requests.at(-1)).toEqual({
      url: "http://localhost:9/v1/embeddings",
      key: "Bearer key-1",
    });
  });

  it("sends nothing for no texts", async () => {
    const { embedder, requests } = await open(lengths);
    expect(await embedder.embed([])).toEqual([]);
    expect(requests).toHaveLength(1); // the probe on opening
  });

  it.each([401, 404, 400])("is rejected by HTTP %i", async (status) => {
    await expect(open(() => refusal(status))).rejects.toMatchObject({ code: "model-rejected" });
  });

  it.each([429, 500, 503])("is not reached on HTTP %i", async (status) => {
    await expect(open(() => refusal(status))).rejects.toMatchObject({ code: "model-unreachable" });
  });

  it("is not reached without a network", async () => {
    const offline = () => {
      throw new TypeError("fetch failed", { cause: new Error("ECONNREFUSED") });
    };
    await expect(open(offline)).rejects.toMatchObject({ code: "model-unreachable" });
  });

  it("throws the signal's reason when aborted, and refuses once closed", async () => {
    const { embedder } = await open(lengths);
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(embedder.embed(["a"], { signal })).rejects.toThrow("enough");
    await embedder.close();
    await expect(embedder.embed(["a"])).rejects.toMatchObject({ code: "internal" });
  });
});
