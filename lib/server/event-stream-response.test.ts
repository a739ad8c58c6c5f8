import { createUIMessageStreamResponse, simulateReadableStream, type UIMessageChunk } from "ai";
import { expect, it } from "vitest";
import { eventStreamResponse } from "./event-stream-response";

const chunks: UIMessageChunk[] = [
  { type: "start", messageId: "m" },
  { type: "text-start", id: "t" },
  { type: "text-delta", id: "t", delta: "Zwei\n\nZeilen 🙂" },
  { type: "text-end", id: "t" },
  { type: "data-sources", data: [{ n: 1 }] },
  { type: "finish" },
];

async function* generate(onEnd: () => void = () => undefined): AsyncGenerator<UIMessageChunk> {
  try {
    yield* chunks;
  } finally {
    onEnd();
  }
}

it("sends what the AI SDK's own response sends", async () => {
  const headers = { "cache-control": "no-store", "x-request-id": "r" };
  const theirs = createUIMessageStreamResponse({
    stream: simulateReadableStream({ chunks }),
    headers,
  });
  const ours = eventStreamResponse(generate(), headers);
  expect(ours.status).toBe(theirs.status);
  expect(Object.fromEntries(ours.headers)).toEqual(Object.fromEntries(theirs.headers));
  expect(await ours.text()).toBe(await theirs.text());
});

it("ends the generator when its reader leaves", async () => {
  let ended = false;
  const response = eventStreamResponse(
    generate(() => {
      ended = true;
    }),
    {},
  );
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(ended).toBe(true);
});

it("breaks off where the generator throws", async () => {
  async function* broken(): AsyncGenerator<UIMessageChunk> {
    yield { type: "start" };
    throw new Error("broke");
  }
  await expect(eventStreamResponse(broken(), {}).text()).rejects.toThrow("broke");
});
