import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { splitSentences } from "@/lib/guide/split-sentences";

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
 * An OpenAI-compatible server that answers every chat request at an even pace: with what the prompt's
 * passages say, lightly reworded and cited, so that a check has to read it; with counted words where the
 * prompt has none. Tokens have fixed times: one that is late does not hold the later ones up.
 */
export async function startFakeModel(options: FakeModelOptions): Promise<FakeModel> {
  const server = createServer((request, response) => {
    text(request).then(
      (body) => streamTokens(response, writeTokens(body, options.tokenCount), options),
      () => response.destroy(),
    );
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

/** @param body - of the request, JSON */
function writeTokens(body: string, count: number): string[] {
  const prose = readPassages(body).flatMap(({ n, text }) => retell(text, n));
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? fakeToken(index) : (prose[index % prose.length] ?? fakeToken(index)),
  );
}

const requestSchema = z.object({
  messages: z
    .array(
      z.object({
        content: z.union([
          z.string(),
          z
            .array(z.object({ text: z.string() }))
            .transform((parts) => parts.map((part) => part.text).join("\n")),
        ]),
      }),
    )
    .default([]),
});

/** The passages of a grounding prompt. */
function readPassages(body: string): { readonly n: number; readonly text: string }[] {
  const { messages } = requestSchema.parse(JSON.parse(body));
  const prompt = messages.map(({ content }) => content).join("\n");
  const passages = prompt.matchAll(/<passage-\S+ n="(\d+)"[^\n]*\n([\s\S]*?)\n<\/passage-/g);
  return [...passages].map(([, n, text = ""]) => ({ n: Number(n), text }));
}

/** Words of a passage's sentences, each with an opening of its own and a marker: no quotation. */
function retell(passage: string, n: number): string[] {
  const plain = passage.replace(/^[#|>].*$|\*\*|`/gm, "").replace(/\s+/g, " ");
  const sentences = splitSentences(plain).map(({ start, end }) => plain.slice(start, end).trim());
  return sentences
    .filter((sentence) => /^[A-Z][^[\]]*\.$/.test(sentence))
    .flatMap((sentence) => `In other words, ${sentence.slice(0, -1)} [${n}].`.split(" "))
    .map((word) => `${word} `);
}

function streamTokens(
  response: ServerResponse,
  tokens: readonly string[],
  { tokensPerSecond }: FakeModelOptions,
): void {
  const startedAt = performance.now();
  let sent = 0;
  response.writeHead(200, { "content-type": "text/event-stream" });
  const sendDue = () => {
    if (response.destroyed) return;
    const due = Math.floor(((performance.now() - startedAt) / 1000) * tokensPerSecond) + 1;
    for (; sent < Math.min(due, tokens.length); sent += 1) {
      response.write(event({ content: tokens[sent] }, null));
    }
    if (sent === tokens.length) {
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
