import { type APIResponse, expect, test } from "@playwright/test";
import { z } from "zod";
import { markersIn, readAnswerStream } from "./answer-stream";

const error = z.strictObject({
  error: z.strictObject({ code: z.string(), message: z.string().min(1), requestId: z.uuid() }),
});
const searchReply = z.strictObject({
  query: z.string(),
  searched: z.string(),
  answerable: z.boolean(),
  confidence: z.number().min(0).max(1),
  results: z.array(
    z.strictObject({
      passageId: z.string().min(1),
      questionNumber: z.int().min(1).max(50),
      question: z.string().min(1),
      section: z.string().min(1),
      headingPath: z.array(z.string()),
      text: z.string().min(1),
      score: z.number(),
      url: z.string(),
    }),
  ),
  generation: z.string().min(1),
});
const health = z.strictObject({
  status: z.literal("ok"),
  index: z.strictObject({
    generation: z.string().min(1),
    questions: z.literal(50),
    passages: z.int().min(50),
    embeddingModel: z.string().min(1),
  }),
  answerModel: z.literal("embedded"),
});

const asked = (text: string) => ({ messages: [{ role: "user", parts: [{ type: "text", text }] }] });
const json = { "content-type": "application/json" };

async function expectError(response: APIResponse, status: number, code: string): Promise<void> {
  const body = await response.text();
  expect(response.status(), body).toBe(status);
  expect(response.headers()["content-type"]).toContain("application/json");
  expect(error.parse(JSON.parse(body)).error.code).toBe(code);
}

test("the health names the index and what answers", async ({ request }) => {
  const response = await request.get("/api/health");
  expect(response.status()).toBe(200);
  health.parse(await response.json());
});

for (const k of [1, 7, 50]) {
  test(`a search returns the k = ${k} best passages, best first`, async ({ request }) => {
    const query = "What is retrieval-augmented generation?";
    const response = await request.post("/api/search", { data: { query, k } });
    expect(response.status()).toBe(200);
    const found = searchReply.parse(await response.json());
    expect(found).toMatchObject({ query, answerable: true });
    expect(found.results).toHaveLength(k);
    expect(found.results[0]?.questionNumber).toBe(18);
    const scores = found.results.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(found.results.map(({ passageId }) => passageId)).size).toBe(k);
    for (const { url, passageId } of found.results) expect(url).toMatch(`#${passageId}`);
  });
}

test("a follow-up is searched in the words of its conversation", async ({ request }) => {
  const history = [
    { role: "user", content: "What is RLHF?" },
    { role: "assistant", content: "RLHF aligns a model with human preferences." },
  ];
  const query = "What are its drawbacks?";
  const response = await request.post("/api/search", { data: { query, history } });
  const found = searchReply.parse(await response.json());
  expect(found.searched).toContain("RLHF");
  expect([24, 25]).toContain(found.results[0]?.questionNumber);
});

test("a chat answer streams its sources before the first word and its grounding after the last", async ({
  request,
}) => {
  const response = await request.post("/api/chat", { data: asked("How does RLHF work?") });
  expect(response.status()).toBe(200);
  expect(response.headers()["content-type"]).toContain("text/event-stream");
  const { types, text, sources, grounding, metadata } = readAnswerStream(await response.text());
  expect(types.indexOf("data-sources")).toBeGreaterThanOrEqual(0);
  expect(types.indexOf("data-sources")).toBeLessThan(types.indexOf("text-delta"));
  expect(types.indexOf("data-grounding")).toBeGreaterThan(types.lastIndexOf("text-delta"));
  expect(types.at(-1)).toBe("finish");
  expect(sources.map(({ n }) => n)).toEqual(sources.map((_, index) => index + 1));
  const known = new Set(sources.map(({ n }) => n));
  const markers = markersIn(text);
  expect(markers.length).toBeGreaterThan(0);
  expect(markers.filter((n) => !known.has(n))).toEqual([]);
  expect(grounding?.sentences.length).toBeGreaterThan(0);
  expect(metadata).toMatchObject({ model: "embedded", answerable: true });
});

const malformed: readonly [string, string, string][] = [
  ["nothing", "/api/search", ""],
  ["half an object", "/api/search", '{"query":'],
  ["an array", "/api/search", "[]"],
  ["null", "/api/chat", "null"],
  ["a number for the query", "/api/search", '{"query":7}'],
  ["an empty query", "/api/search", '{"query":"  "}'],
  ["k = 0", "/api/search", '{"query":"RAG","k":0}'],
  ["k = 51", "/api/search", '{"query":"RAG","k":51}'],
  ["k = 1.5", "/api/search", '{"query":"RAG","k":1.5}'],
  ["k as text", "/api/search", '{"query":"RAG","k":"5"}'],
  ["an unknown field", "/api/search", '{"query":"RAG","debug":true}'],
  ["a history that is none", "/api/search", '{"query":"RAG","history":"x"}'],
  ["4,001 characters", "/api/search", JSON.stringify({ query: "x".repeat(4001) })],
  ["4,001 characters", "/api/chat", JSON.stringify(asked("x".repeat(4001)))],
  ["no message", "/api/chat", '{"messages":[]}'],
  ["an answer as the last message", "/api/chat", '{"messages":[{"role":"assistant","parts":[]}]}'],
  ["an empty question", "/api/chat", JSON.stringify(asked(" "))],
  ["an unknown length", "/api/chat", JSON.stringify({ ...asked("RAG"), length: "endless" })],
  ["arrays 30,000 deep", "/api/search", `${"[".repeat(30_000)}${"]".repeat(30_000)}`],
  ["objects 10,000 deep", "/api/chat", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`],
  ["a prototype", "/api/search", '{"__proto__":{"query":"RAG"}}'],
];
for (const [what, path, data] of malformed) {
  test(`${path} refuses ${what} with 400`, async ({ request }) => {
    const response = await request.post(path, { headers: json, data: Buffer.from(data) });
    await expectError(response, 400, "bad-request");
  });
}

test("bytes that are no UTF-8 are refused, odd characters are not", async ({ request }) => {
  const bytes = Buffer.from([...Buffer.from('{"query":"'), 0xff, 0xfe, ...Buffer.from('"}')]);
  await expectError(
    await request.post("/api/search", { headers: json, data: bytes }),
    400,
    "bad-request",
  );
  const odd = '{"query":"\\ud800 what is \\u0000 RAG \\u202e?"}';
  const response = await request.post("/api/search", { headers: json, data: Buffer.from(odd) });
  expect(response.status()).toBe(200);
});

for (const path of ["/api/search", "/api/chat"]) {
  test(`${path} takes JSON only`, async ({ request }) => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
      const response = await request.post(path, {
        headers: { "content-type": type },
        data: Buffer.from('{"query":"RAG"}'),
      });
      await expectError(response, 415, "unsupported-media-type");
    }
  });

  test(`${path} takes 64 KB at most`, async ({ request }) => {
    const data = Buffer.from(JSON.stringify({ query: "x".repeat(70_000) }));
    await expectError(await request.post(path, { headers: json, data }), 413, "body-too-large");
  });

  test(`${path} answers POST only`, async ({ request }) => {
    for (const method of ["GET", "PUT", "DELETE", "PATCH"]) {
      const response = await request.fetch(path, { method });
      expect(response.status(), method).toBe(405);
      error.parse(await response.json());
    }
  });
}

test("an unknown /api address is an error in JSON", async ({ request }) => {
  await expectError(await request.get("/api/nothing"), 404, "not-found");
});

test("every response carries the headers that keep a browser safe", async ({ request }) => {
  for (const path of ["/", "/guide", "/guide/24-rlhf", "/api/health", "/no-such-page"]) {
    const headers = (await request.get(path)).headers();
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
    });
    expect(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"], path).not.toContain("unsafe");
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
});

test("every page has a nonce of its own", async ({ request }) => {
  const nonces = await Promise.all(
    ["/", "/", "/guide"].map(async (path) => {
      const response = await request.get(path);
      const nonce = /'nonce-([^']+)'/.exec(
        response.headers()["content-security-policy"] ?? "",
      )?.[1];
      expect(await response.text()).toContain(`nonce="${nonce}"`);
      return nonce;
    }),
  );
  expect(new Set(nonces).size).toBe(3);
});
