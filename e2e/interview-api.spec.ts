import { randomUUID } from "node:crypto";
import { type APIRequestContext, type APIResponse, expect, request, test } from "@playwright/test";
import { z } from "zod";
import { ports, urlOf } from "./servers";
import { startViva } from "./viva-server";

const baseURL = urlOf(ports.embedded);
const viewReply = z.object({
  view: z.looseObject({
    id: z.string(),
    seq: z.int(),
    status: z.string(),
    questions: z.array(
      z.looseObject({
        questionNumber: z.int(),
        phase: z.string(),
        turns: z.array(z.looseObject({ turn: z.int() })),
      }),
    ),
  }),
});
type View = z.infer<typeof viewReply>["view"];
const config = { questions: 2, minutes: 10, mode: "coach" };

const newVisitor = (base = baseURL) => request.newContext({ baseURL: base });

async function begin(visitor: APIRequestContext, settings: object = config): Promise<View> {
  const response = await visitor.post("/api/interviews", {
    data: { commandId: randomUUID(), config: settings },
  });
  expect(response.status(), await response.text()).toBe(201);
  return viewReply.parse(await response.json()).view;
}

const send = (visitor: APIRequestContext, id: string, command: object): Promise<APIResponse> =>
  visitor.post(`/api/interviews/${id}/commands`, {
    data: { commandId: randomUUID(), command },
  });

async function apply(visitor: APIRequestContext, id: string, command: object): Promise<View> {
  const response = await send(visitor, id, command);
  expect(response.status(), await response.text()).toBe(200);
  return viewReply.parse(await response.json()).view;
}

const submit = (position: number, turn: number, text: string) => ({
  type: "submit-answer",
  position,
  turn,
  text,
});

/** Every route that names an interview, as the visitor would use it. */
const uses: readonly [string, (visitor: APIRequestContext, id: string) => Promise<APIResponse>][] =
  [
    ["reading", (visitor, id) => visitor.get(`/api/interviews/${id}`)],
    ["the report", (visitor, id) => visitor.get(`/api/interviews/${id}/report`)],
    ["the JSON file", (visitor, id) => visitor.get(`/api/interviews/${id}/report?format=json`)],
    [
      "the Markdown file",
      (visitor, id) => visitor.get(`/api/interviews/${id}/report?format=markdown`),
    ],
    ...[
      { type: "save-draft", position: 1, turn: 0, text: "x" },
      { type: "use-hint", position: 1, turn: 0 },
      submit(1, 0, "x"),
      { type: "grade", position: 1 },
      { type: "confirm-points", position: 1, points: [{ pointId: "x", verdict: "covered" }] },
      { type: "next", position: 1 },
      { type: "skip", position: 1, turn: 0 },
      { type: "pause" },
      { type: "resume" },
      { type: "end" },
    ].map((command): (typeof uses)[number] => [
      `the command ${command.type}`,
      (visitor, id) => send(visitor, id, command),
    ]),
  ];

test("a first interview gives the browser a session no script can read", async () => {
  const visitor = await newVisitor();
  expect((await visitor.get("/api/interviews")).headers()["set-cookie"]).toBeUndefined();
  const response = await visitor.post("/api/interviews", {
    data: { commandId: randomUUID(), config },
  });
  expect(response.headers()["set-cookie"]).toMatch(
    /^viva_session=[\w-]{43}; Path=\/; Max-Age=31536000; HttpOnly; SameSite=Lax$/,
  );
  const again = await visitor.post("/api/interviews", {
    data: { commandId: randomUUID(), config },
  });
  expect(again.headers()["set-cookie"]).toBeUndefined();
  const { interviews } = await (await visitor.get("/api/interviews")).json();
  expect(interviews).toHaveLength(2);
});

test("another visitor's interview and one that does not exist are the same 404 everywhere", async () => {
  const [owner, stranger, nobody] = await Promise.all([newVisitor(), newVisitor(), newVisitor()]);
  const { id, seq } = await begin(owner);
  await begin(stranger);
  for (const [what, use] of uses) {
    const answers = await Promise.all([
      use(stranger, id),
      use(nobody, id),
      use(owner, "nothing"),
      use(stranger, randomUUID()),
    ]);
    for (const answer of answers) {
      const { error } = await answer.json();
      expect([answer.status(), error.code, error.message], what).toEqual([
        404,
        "not-found",
        "There is no such interview.",
      ]);
      const { date: _, ...headers } = answer.headers();
      const { date: __, ...first } = answers[0]?.headers() ?? {};
      expect(headers, what).toEqual(first);
    }
  }
  const { view } = viewReply.parse(await (await owner.get(`/api/interviews/${id}`)).json());
  expect(view).toMatchObject({ seq, status: "active" });
  for (const other of [stranger, nobody]) {
    const list = JSON.stringify(await (await other.get("/api/interviews")).json());
    const progress = JSON.stringify(await (await other.get("/api/progress")).json());
    expect(list + progress).not.toContain(id);
  }
});

test("other sites cannot make a browser change an interview", async () => {
  const visitor = await newVisitor();
  const { id } = await begin(visitor);
  const fromOutside: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { origin: "https://evil.example" },
    { origin: "null" },
  ];
  for (const headers of fromOutside) {
    const data = { commandId: randomUUID(), command: { type: "end" } };
    const response = await visitor.post(`/api/interviews/${id}/commands`, { headers, data });
    expect(response.status()).toBe(403);
    const created = await visitor.post("/api/interviews", {
      headers,
      data: { commandId: randomUUID(), config },
    });
    expect(created.status()).toBe(403);
  }
});

test("a report's every point opens in the guide, and its files say the same", async () => {
  const visitor = await newVisitor();
  let view = await begin(visitor, { ...config, sections: ["Generative Model Families"] });
  const { id } = view;
  view = await apply(visitor, id, submit(1, 0, "A generator and a discriminator compete."));
  const probe = view.questions[0]?.turns[1];
  if (probe) view = await apply(visitor, id, { type: "skip", position: 1, turn: probe.turn });
  expect(view.questions[0]?.phase).toBe("assessed");
  await apply(visitor, id, { type: "end" });
  const { report } = await (await visitor.get(`/api/interviews/${id}/report`)).json();
  const { points } = report.questions[0].assessment;
  expect(points.length).toBeGreaterThanOrEqual(5);
  for (const { url } of [...points, ...report.readNext]) {
    const [page = "", passageId = "none"] = url.split("#");
    const html = await (await visitor.get(page)).text();
    expect(html).toContain(`id="${passageId}"`);
  }
  const json = await visitor.get(`/api/interviews/${id}/report?format=json`);
  expect(json.headers()["content-disposition"]).toMatch(
    /^attachment; filename="viva-interview-.+\.json"$/,
  );
  expect((await json.json()).report).toEqual(report);
  const markdown = await visitor.get(`/api/interviews/${id}/report?format=markdown`);
  expect(markdown.headers()["content-type"]).toContain("text/markdown");
  const text = await markdown.text();
  for (const { url } of points) expect(text).toContain(`${baseURL}${url}`);
});

test("an answer half typed is still there after the server was killed", async () => {
  test.setTimeout(90_000);
  const port = ports.killed;
  const env = { VIVA_RATE_LIMIT_PER_MINUTE: "1000" };
  const first = await startViva({ port, env });
  const visitor = await newVisitor(urlOf(port));
  const { id } = await begin(visitor);
  const draft = { type: "save-draft", position: 1, turn: 0, text: "In the middle of a sent" };
  await apply(visitor, id, draft);
  await first.kill();
  const second = await startViva({ port, env });
  try {
    const reply = await visitor.get(`/api/interviews/${id}`);
    const { view } = viewReply.parse(await reply.json());
    expect(view.questions[0]).toMatchObject({ phase: "answering", turns: [{ draft: draft.text }] });
    const after = await apply(visitor, id, submit(1, 0, `${draft.text}ence.`));
    expect(after.questions[0]).toMatchObject({ turns: [{ state: "submitted" }, {}] });
  } finally {
    await second.stop();
  }
});
