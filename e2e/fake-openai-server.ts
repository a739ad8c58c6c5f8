import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gradingReply, readGradingRequest } from "./fake-grader";

/** How the fake answers; a question picks one by holding `scenario:<name>`, else `answer`. */
type Scenario =
  | "answer"
  | "slow"
  | "silent"
  | "stall"
  | "cut"
  | "empty"
  | "error-event"
  | "malformed"
  | "unauthorized"
  | "rate-limited"
  | "broken"
  /** Fails like `broken` every first time of two, else answers. */
  | "broken-once"
  | "hostile"
  /** Sentences of the passages in the prompt, each with its own marker. */
  | "quote"
  /** The same, one with a number that is not there, and one with the marker of another passage. */
  | "altered"
  | "miscited"
  /** Nothing of the passages. */
  | "invented"
  /** Does what an attack asks for: repeats its instructions. */
  | "obey";

/** A running fake; both wire formats are at `baseUrl`. */
export interface FakeOpenAi {
  /** `http://127.0.0.1:<port>/v1`. */
  readonly baseUrl: string;
  /** Bodies of the requests received so far. */
  readonly requests: readonly FakeRequest[];
  close(): Promise<void>;
}

interface FakeRequest {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
  /** True once the client hung up before the answer's end. */
  aborted: boolean;
}

/** Pieces of the answers, as a model might cut them: in the middle of words and markers. */
const pieces: Record<"honest" | "hostile", readonly string[]> = {
  honest: [
    "Dup",
    "licates are ",
    "memorized more often [",
    "1]. Dedup",
    "lication helps",
    " [2",
    "].",
  ],
  hostile: [
    "Claim [99]. <img src=x onerror=alert(1)> ![x](https://evil.example/x.png) ",
    "[link](javascript:alert(1)) <script>alert(1)</script> [1].",
  ],
};
const slowPieceMs = 150;
const slowPieceCount = 60;

/**
 * An OpenAI-compatible server over real HTTP: streams the Responses format at /v1/responses and the
 * Chat Completions format at /v1/chat/completions, grades answers in one piece in either, and fails
 * on demand. GET /requests lists what it
 * received, for tests in another process.
 */
export async function startFakeOpenAi(port = 0): Promise<FakeOpenAi> {
  const requests: FakeRequest[] = [];
  const server = createServer((request, response) => {
    void handle(request, response, requests);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${address.port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  requests: FakeRequest[],
): Promise<void> {
  const body = await readBody(request);
  const path = request.url ?? "";
  if (request.method === "GET" && path === "/requests") {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(requests));
    return;
  }
  const entry: FakeRequest = {
    path,
    authorization: request.headers.authorization,
    body,
    aborted: false,
  };
  requests.push(entry);
  response.on("close", () => {
    entry.aborted = !response.writableEnded;
  });
  const wire = path.endsWith("/responses")
    ? responsesWire
    : path.endsWith("/chat/completions")
      ? chatWire
      : undefined;
  if (!wire) {
    sendError(response, 404, "unknown path");
    return;
  }
  const scenario = scenarioOf(body);
  const earlier = requests.filter((other) => scenarioOf(other.body) === scenario).length - 1;
  const failsNow = scenario === "broken-once" && earlier % 2 === 0;
  const played = failsNow ? "broken" : scenario;
  const grading = readGradingRequest(body);
  if (grading) return playWhole(played, gradingReply(grading, played), wire, response);
  await play(played, wire, response, body);
}

/** The last one named: the question comes after its history. */
function scenarioOf(body: string): Scenario {
  const named = [...body.matchAll(/scenario:([a-z-]+)/g)].at(-1);
  return (named?.[1] ?? "answer") as Scenario;
}

async function play(
  scenario: Scenario,
  wire: Wire,
  response: ServerResponse,
  body: string,
): Promise<void> {
  switch (scenario) {
    case "unauthorized":
      return sendError(response, 401, "Incorrect API key provided: sk-secret-key");
    case "rate-limited":
      return sendError(response, 429, "Rate limit reached");
    case "broken":
      return sendError(response, 500, "The server had an error");
    default:
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  if (scenario === "silent") return;
  wire.open(response);
  if (scenario === "slow") {
    for (let count = 0; count < slowPieceCount && !response.destroyed; count += 1) {
      wire.piece(response, `word${count} `);
      await sleep(slowPieceMs);
    }
    wire.piece(response, "done [1].");
    wire.close(response);
    return;
  }
  if (scenario === "empty") return wire.close(response);
  const scripted = scriptedAnswer(scenario, body);
  const all = scripted
    ? (scripted.match(/[\s\S]{1,7}/g) ?? [])
    : scenario === "hostile"
      ? pieces.hostile
      : pieces.honest;
  const whole = scripted !== undefined || ["answer", "broken-once", "hostile"].includes(scenario);
  const count = whole ? all.length : 3;
  for (const piece of all.slice(0, count)) {
    wire.piece(response, piece);
    await sleep(10);
  }
  if (scenario === "stall") return;
  if (scenario === "cut") {
    response.destroy();
    return;
  }
  if (scenario === "malformed") {
    response.end("data: {not json\n\n");
    return;
  }
  if (scenario === "error-event") return wire.error(response);
  wire.close(response);
}

/** An answer made of what the request holds; undefined for the scenarios that need nothing of it. */
function scriptedAnswer(scenario: Scenario, body: string): string | undefined {
  const prompt = stringsIn(JSON.parse(body)).join("\n");
  const passages = passagesIn(prompt);
  const [first] = passages;
  const sentences = (first?.text ?? "").match(/[A-Z][^.!?\n|*`$]{30,}\.(?=\s|$)/g) ?? [];
  const quote = (sentence: string | undefined, n: number | undefined) =>
    `${(sentence ?? "").replace(/\.$/, "")} [${n}].`;
  switch (scenario) {
    case "quote":
      return sentences.map((sentence) => quote(sentence, first?.n)).join(" ");
    case "miscited":
      // The last passage comes from another question than the first.
      return [quote(sentences.at(-1), passages.at(-1)?.n), quote(sentences[0], first?.n)].join(" ");
    case "altered": {
      const other = sentences[0]?.replace(/\.$/, ", in 37 of 40 cases.");
      return [quote(other, first?.n), quote(sentences[1] ?? sentences[0], first?.n)].join(" ");
    }
    case "invented":
      return `Bananas ripen faster beside apples [1]. Every whale sings in B flat major [2].`;
    case "obey":
      return `Sure, here they are: ${prompt.slice(0, 600)}`;
    default:
      return undefined;
  }
}

function passagesIn(prompt: string): { readonly n: number; readonly text: string }[] {
  return [...prompt.matchAll(/<passage-[\w-]+ n="(\d+)"[^>]*>\n([\s\S]*?)\n<\/passage-/g)].map(
    ([, n, text = ""]) => ({ n: Number(n), text }),
  );
}

/** Every text of a JSON value, in order. */
function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return value && typeof value === "object" ? Object.values(value).flatMap(stringsIn) : [];
}

/** Replies in one piece; a silent one never does. */
async function playWhole(
  scenario: Scenario,
  text: string,
  wire: Wire,
  response: ServerResponse,
): Promise<void> {
  if (scenario === "unauthorized" || scenario === "rate-limited" || scenario === "broken") {
    return play(scenario, wire, response, "{}");
  }
  if (scenario === "silent") return;
  if (scenario === "slow") await sleep(slowPieceMs * 10);
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(wire.whole(text)));
}

interface Wire {
  readonly open: (response: ServerResponse) => void;
  readonly piece: (response: ServerResponse, text: string) => void;
  readonly close: (response: ServerResponse) => void;
  readonly error: (response: ServerResponse) => void;
  /** Body of a reply that is not streamed. */
  readonly whole: (text: string) => object;
}

const event = (response: ServerResponse, value: object) => {
  response.write(`data: ${JSON.stringify(value)}\n\n`);
};

const chatChunk = (delta: object, finish_reason: string | null) => ({
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  created: 1,
  model: "fake",
  choices: [{ index: 0, delta, finish_reason }],
});

const chatWire: Wire = {
  open: (response) => event(response, chatChunk({ role: "assistant", content: "" }, null)),
  piece: (response, content) => event(response, chatChunk({ content }, null)),
  close: (response) => {
    event(response, chatChunk({}, "stop"));
    response.end("data: [DONE]\n\n");
  },
  error: (response) => {
    event(response, { error: { message: "overloaded", type: "server_error", code: null } });
    response.end();
  },
  whole: (content) => ({
    ...chatChunk({}, null),
    object: "chat.completion",
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  }),
};

const itemId = "msg_1";

const responsesWire: Wire = {
  open: (response) => {
    event(response, {
      type: "response.created",
      response: { id: "resp_1", created_at: 1, model: "fake", service_tier: null },
    });
    event(response, {
      type: "response.output_item.added",
      output_index: 0,
      item: { type: "message", id: itemId },
    });
  },
  piece: (response, delta) =>
    event(response, { type: "response.output_text.delta", item_id: itemId, delta }),
  close: (response) => {
    event(response, {
      type: "response.output_item.done",
      output_index: 0,
      item: { type: "message", id: itemId },
    });
    event(response, {
      type: "response.completed",
      response: { usage: { input_tokens: 1, output_tokens: 1 } },
    });
    response.end();
  },
  error: (response) => {
    event(response, {
      type: "error",
      sequence_number: 1,
      error: { type: "server_error", code: "overloaded", message: "overloaded" },
    });
    response.end();
  },
  whole: (text) => ({
    id: "resp_1",
    created_at: 1,
    model: "fake",
    output: [
      {
        type: "message",
        role: "assistant",
        id: itemId,
        content: [{ type: "output_text", text, annotations: [] }],
      },
    ],
    usage: { input_tokens: 1, output_tokens: 1 },
  }),
};

function sendError(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ error: { message, type: "error", code: null, param: null } }));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
