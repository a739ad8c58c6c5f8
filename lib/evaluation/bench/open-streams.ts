import { Agent, type IncomingMessage, request } from "node:http";
import { z } from "zod";

/** What a client process is asked to do: one POST a body, all at once. */
export const streamsRequestSchema = z.object({
  url: z.url(),
  bodies: z.array(z.string()),
  /** Occurs in every chunk that carries text. */
  textMark: z.string(),
  /** Occurs once in a whole answer. */
  endMark: z.string(),
});
export type StreamsRequest = z.output<typeof streamsRequestSchema>;

/** One stream as its reader saw it; times since the request was sent, milliseconds. */
const streamTimesSchema = z.object({
  firstByteMs: z.number(),
  firstTextMs: z.number(),
  totalMs: z.number(),
  /** Longest wait between two pieces of text. */
  longestGapMs: z.number(),
});
type StreamTimes = z.output<typeof streamTimesSchema>;

/** What a client process prints: a failed stream is counted by its reason. */
export const streamsReportSchema = z.object({
  streams: z.array(streamTimesSchema),
  errors: z.record(z.string(), z.number()),
});
export type StreamsReport = z.output<typeof streamsReportSchema>;

/** Opens all streams at once and reads each to its end. */
export async function openStreams(options: StreamsRequest): Promise<StreamsReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY });
  const outcomes = await Promise.allSettled(
    options.bodies.map((body) => openStream(body, agent, options)),
  );
  agent.destroy();
  const errors: Record<string, number> = {};
  for (const outcome of outcomes) {
    if (outcome.status === "fulfilled") continue;
    const reason = String(outcome.reason);
    errors[reason] = (errors[reason] ?? 0) + 1;
  }
  const streams = outcomes.flatMap((outcome) =>
    outcome.status === "fulfilled" ? [outcome.value] : [],
  );
  return { streams, errors };
}

function openStream(
  body: string,
  agent: Agent,
  { url, textMark, endMark }: StreamsRequest,
): Promise<StreamTimes> {
  const sentAt = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json" };
    const sent = request(url, { method: "POST", agent, headers }, (response) => {
      readStream(response, textMark).then(({ text, byteTimes, textTimes }) => {
        const [firstByteAt] = byteTimes;
        const [firstTextAt] = textTimes;
        if (response.statusCode !== 200) return reject(`status ${response.statusCode}`);
        if (firstByteAt === undefined || firstTextAt === undefined) return reject("no text");
        if (!text.includes(endMark)) return reject("answer cut off");
        resolve({
          firstByteMs: firstByteAt - sentAt,
          firstTextMs: firstTextAt - sentAt,
          totalMs: performance.now() - sentAt,
          longestGapMs: longestGap(textTimes),
        });
      }, reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** Only notes times while it reads: what a client computes, the server on the same machine lacks. */
async function readStream(response: IncomingMessage, textMark: string) {
  const chunks: Buffer[] = [];
  const byteTimes: number[] = [];
  const textTimes: number[] = [];
  for await (const chunk of response) {
    const now = performance.now();
    const bytes = Buffer.from(chunk);
    chunks.push(bytes);
    byteTimes.push(now);
    if (bytes.includes(textMark)) textTimes.push(now);
  }
  return { text: Buffer.concat(chunks).toString("utf8"), byteTimes, textTimes };
}

/** Longest distance between neighbours; 0 for fewer than two. @param times - rising */
export function longestGap(times: readonly number[]): number {
  return times.reduce((longest, at, index) => Math.max(longest, at - (times[index - 1] ?? at)), 0);
}
