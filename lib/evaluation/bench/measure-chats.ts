import { createServer } from "node:net";
import { answerableQuestions } from "./answerable-questions";
import type { BenchContext } from "./bench-context";
import { type ChatRound, describeChats } from "./describe-chats";
import { fakeToken } from "./fake-model-server";
import type { Section } from "./figures";
import { type StreamsReport, type StreamsRequest, streamsReportSchema } from "./open-streams";
import { readCpuSeconds } from "./read-cpu-seconds";
import { type NodeProcess, runNode } from "./run-node";

const fakeTokensPerSecond = 20;
const textSeconds = { quick: 4, full: 10 } as const;
const streamCounts = { quick: [50], full: [50, 200] } as const;

/** Programs the measurement runs, absolute paths. */
export interface ChatPrograms {
  /** Prints the base URL; takes tokens a second and tokens. */
  readonly fakeModel: string;
  /** Reads a `StreamsRequest` from standard input, prints a `StreamsReport`. */
  readonly client: string;
  /** The product's own start. */
  readonly server: string;
}

/**
 * Opens many chats at once against the production server, whose language model is a fake in a
 * process of its own; and the same many streams straight from the fake, which is the bound.
 */
export async function measureChats(
  context: BenchContext,
  programs: ChatPrograms,
): Promise<Section> {
  const pace = context.quick ? "quick" : "full";
  const idealSeconds = textSeconds[pace];
  const tokenCount = idealSeconds * fakeTokensPerSecond;
  const counts = streamCounts[pace];
  const { env, signal, report } = context;
  const cwd = context.config.projectDir;
  const fake = runNode({
    script: programs.fakeModel,
    args: [String(fakeTokensPerSecond), String(tokenCount)],
    cwd,
    env,
    signal,
  });
  let server: NodeProcess | undefined;
  try {
    const baseUrl = await fake.nextLine();
    report("starting the server (and building the app, if needed)");
    const started = await startServer(context, programs.server, baseUrl);
    server = started.server;
    const endMark = fakeToken(tokenCount - 1).trim();
    const run = (request: Omit<StreamsRequest, "endMark">) =>
      runClient(context, programs.client, { ...request, endMark });
    const toChat = (question: string) => chatBody(question);
    await run({ url: started.url, bodies: ["What is a GAN?"].map(toChat), textMark });
    const rounds: ChatRound[] = [];
    for (const count of counts) {
      report(`${count} streams`);
      const asked = await answerableQuestions(context, count);
      const direct = await run({
        url: `${baseUrl}/chat/completions`,
        bodies: asked.map(() => "{}"),
        textMark: '"content"',
      });
      const cpuBefore = await readCpuSeconds(server);
      const product = await run({ url: started.url, bodies: asked.map(toChat), textMark });
      const cpuAfter = await readCpuSeconds(server);
      rounds.push({ count, direct, product, cpuSeconds: cpuAfter - cpuBefore });
    }
    return describeChats(rounds, { idealSeconds, tokensPerSecond: fakeTokensPerSecond });
  } finally {
    await server?.stop();
    await fake.stop();
  }
}

const textMark = '"type":"text-delta"';

function chatBody(question: string): string {
  return JSON.stringify({
    messages: [{ role: "user", parts: [{ type: "text", text: question }] }],
  });
}

async function startServer({ config, env, signal }: BenchContext, script: string, baseUrl: string) {
  const port = await freePort();
  const server = runNode({
    script,
    cwd: config.projectDir,
    signal,
    env: {
      ...env,
      HOST: "127.0.0.1",
      PORT: String(port),
      VIVA_LLM_BASE_URL: baseUrl,
      VIVA_LLM_MODEL: "bench",
      VIVA_RATE_LIMIT_PER_MINUTE: "100000",
    },
  });
  for (;;) {
    if ((await server.nextLine()).startsWith("Viva is ready")) break;
  }
  return { server, url: `http://127.0.0.1:${port}/api/chat` };
}

async function runClient(
  { config, env, signal }: BenchContext,
  script: string,
  request: StreamsRequest,
): Promise<StreamsReport> {
  const client = runNode({ script, cwd: config.projectDir, env, signal });
  client.child.stdin?.end(JSON.stringify(request));
  return streamsReportSchema.parse(JSON.parse(await client.nextLine()));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const holder = createServer();
    holder.once("error", reject);
    holder.listen(0, "127.0.0.1", () => {
      const address = holder.address();
      holder.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
