import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { answerableQuestions } from "./answerable-questions";
import type { BenchContext } from "./bench-context";
import { fakeToken } from "./fake-model-server";
import type { Chart, Figure, Section } from "./figures";
import { type StreamsReport, type StreamsRequest, streamsReportSchema } from "./open-streams";
import { type NodeProcess, runNode } from "./run-node";
import { percentile } from "./timing";

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
  const questions = await answerableQuestions(context, Math.max(...counts));
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
    const rounds: Round[] = [];
    for (const count of counts) {
      report(`${count} streams`);
      const asked = questions.slice(0, count).map((question) => `${question} (${count})`);
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
    return toSection(rounds, idealSeconds);
  } finally {
    await server?.stop();
    await fake.stop();
  }
}

const textMark = '"type":"text-delta"';

interface Round {
  readonly count: number;
  readonly direct: StreamsReport;
  readonly product: StreamsReport;
  /** NaN where the system does not tell. */
  readonly cpuSeconds: number;
}

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

/** Clock ticks a second in /proc, on every Linux Node runs on. */
const ticksPerSecond = 100;

/** Processor time a process has used, seconds; NaN where there is no /proc. */
async function readCpuSeconds({ child }: NodeProcess): Promise<number> {
  const file = path.join("/proc", String(child.pid), "stat");
  const stat = await readFile(file, "utf8").catch(() => "");
  // The name in parentheses may hold spaces; user and system time are the 12th and 13th after it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11] ?? Number.NaN) + Number(fields[12] ?? Number.NaN)) / ticksPerSecond;
}

function toSection(rounds: readonly Round[], idealSeconds: number): Section {
  return {
    title: "Concurrent chats",
    method: `All streams opened at once against the production server over loopback; server, fake model (${fakeTokensPerSecond} tokens/s for ${idealSeconds} s) and client are three processes on the same processors. The bound is the ideal length of an answer, or the same client reading the same number of streams straight from the fake.`,
    figures: rounds.flatMap((round) => describeRound(round, idealSeconds)),
    charts: rounds.map(chartRound),
    notes: rounds.flatMap(({ count, product }) =>
      Object.entries(product.errors).map(
        ([reason, times]) => `${count} streams: ${times} × ${reason}`,
      ),
    ),
  };
}

function describeRound(
  { count, direct, product, cpuSeconds }: Round,
  idealSeconds: number,
): Figure[] {
  const judged = count === 200;
  const at = (report: StreamsReport, key: keyof StreamsReport["streams"][number], share: number) =>
    percentile(
      report.streams.map((stream) => stream[key]),
      share,
    );
  const name = (what: string) => `${count} streams: ${what}`;
  const figure = (what: string, key: "firstByteMs" | "firstTextMs", share: number): Figure => ({
    name: name(what),
    value: at(product, key, share),
    unit: "ms",
  });
  const total = (what: string, share: number): Figure => ({
    name: name(what),
    value: at(product, "totalMs", share) / 1000,
    unit: "s",
    bound: { name: "ideal", value: idealSeconds },
    ...(judged && { goal: { of: "ratio", atMost: 1.5 } }),
  });
  const gap = (what: string, share: number): Figure => ({
    name: name(what),
    value: at(product, "longestGapMs", share),
    unit: "ms",
    bound: { name: "straight from the fake", value: at(direct, "longestGapMs", share) },
    ...(judged && { goal: { of: "value", atMost: 1000 } }),
  });
  return [
    {
      name: name("errors"),
      value: Object.values(product.errors).reduce((sum, times) => sum + times, 0),
      unit: "",
      goal: { of: "value", atMost: 0 },
    },
    figure("first byte p50", "firstByteMs", 0.5),
    figure("first byte p95", "firstByteMs", 0.95),
    figure("first text p50", "firstTextMs", 0.5),
    figure("first text p95", "firstTextMs", 0.95),
    total("total p50", 0.5),
    total("total, slowest", 1),
    gap("longest gap p95", 0.95),
    gap("longest gap, worst stream", 1),
    { name: name("server's processor time"), value: cpuSeconds, unit: "s" },
  ];
}

function chartRound({ count, direct, product }: Round): Chart {
  const bars = (label: string, { streams }: StreamsReport) =>
    [0.5, 0.95, 1].map((share) => ({
      label: `${label} p${share * 100}`,
      value: percentile(
        streams.map(({ longestGapMs }) => longestGapMs),
        share,
      ),
    }));
  return {
    title: `Longest gap in a stream, ${count} streams`,
    unit: "ms",
    bars: [...bars("product", product), ...bars("fake alone", direct)],
  };
}
