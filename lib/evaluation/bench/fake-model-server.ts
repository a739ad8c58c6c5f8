import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface FakeModelOptions {
  readonly tokensPerSecond: number;
  /** Tokens of every answer. */
  readonly tokenCount: number;
}

/** A running server; `baseUrl` is what VIVA_LLM_BASE_URL takes. */
export interface FakeModel {
  readonly baseUrl: string;
  close(): Promise<void>;
}

/** Makes every answer one that cites its first source. */
const tokensPerSentence = 20;

/** Token `index` of every answer, from 0. A capital begins a sentence: without it none would end. */
export function fakeToken(index: number): string {
  const ends = (index + 1) % tokensPerSentence === 0;
  const word = `${index % tokensPerSentence === 0 ? "Word" : "word"}${index}`;
  return ends ? `${word} [1]. ` : `${word} `;
}

/**
 * An OpenAI-compatible server that answers every chat request at an even pace. Tokens have fixed
 * times: one that is late does not hold the later ones up.
 */
export async function startFakeModel(options: FakeModelOptions): Promise<FakeModel> {
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => streamTokens(response, options));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function streamTokens(
  response: ServerResponse,
  { tokensPerSecond, tokenCount }: FakeModelOptions,
): void {
  const startedAt = performance.now();
  let sent = 0;
  response.writeHead(200, { "content-type": "text/event-stream" });
  const sendDue = () => {
    if (response.destroyed) return;
    const due = Math.floor(((performance.now() - startedAt) / 1000) * tokensPerSecond) + 1;
    for (; sent < Math.min(due, tokenCount); sent += 1) {
      response.write(event({ content: fakeToken(sent) }, null));
    }
    if (sent === tokenCount) {
      response.end(`${event({}, "stop")}data: [DONE]\n\n`);
      return;
    }
    const nextAt = startedAt + (sent / tokensPerSecond) * 1000;
    setTimeout(sendDue, Math.max(0, nextAt - performance.now()));
  };
  sendDue();
}

function event(delta: object, finishReason: string | null): string {
  const chunk = {
    id: "chatcmpl-bench",
    object: "chat.completion.chunk",
    created: 1,
    model: "bench",
    choices: [{ index: 0, delta, finish_reason: finishReason }],
  };
  return `data: ${JSON.stringify(chunk)}\n\n`;
}
