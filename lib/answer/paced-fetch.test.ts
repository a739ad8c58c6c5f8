import { expect, it } from "vitest";
import { createPacedFetch } from "./paced-fetch";

const encode = (text: string) => new TextEncoder().encode(text);

/** A source whose chunks wait like a socket's: one read takes all that has come. */
function socket() {
  let held = "";
  let ended = false;
  let cancelled = false;
  let failure: Error | undefined;
  let wake = () => {};
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (held === "" && !ended && !failure) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        if (failure) throw failure;
        if (held !== "") controller.enqueue(encode(held));
        else controller.close();
        held = "";
      },
      cancel() {
        cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return {
    body,
    push(text: string) {
      held += text;
      wake();
    },
    end() {
      ended = true;
      wake();
    },
    fail(error: Error) {
      failure = error;
      wake();
    },
    isCancelled: () => cancelled,
  };
}

const eventStream = { headers: { "content-type": "text/event-stream; charset=utf-8" } };

function open(body: ReadableStream<Uint8Array>, pauseMs: (openStreams: number) => number) {
  const send = createPacedFetch({ pauseMs, fetch: async () => new Response(body, eventStream) });
  return send("http://model.test");
}

it("passes a stream's content on, the first of it at once, and keeps status and headers", async () => {
  const source = socket();
  const response = await open(source.body, () => 20);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toContain("text/event-stream");
  const reader = response.body?.getReader();
  source.push("data: 1\n\n");
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("data: 1\n\n");
  source.push("data: 2\n\n");
  source.push("data: 3\n\n");
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("data: 2\n\ndata: 3\n\n");
  source.end();
  expect((await reader?.read())?.done).toBe(true);
});

it("counts a stream as open until it has ended, failed or been left", async () => {
  const counts: number[] = [];
  const bodies = [socket(), socket(), socket(), socket()];
  const waiting = bodies.map(({ body }) => body);
  const send = createPacedFetch({
    pauseMs: (count) => {
      counts.push(count);
      return 0;
    },
    fetch: async () => new Response(waiting.shift(), eventStream),
  });
  const [ended, failed, left, last] = bodies;
  ended?.end();
  expect(await (await send("http://model.test")).text()).toBe("");
  failed?.fail(new Error("reset"));
  await expect((await send("http://model.test")).text()).rejects.toThrow("reset");
  await (await send("http://model.test")).body?.cancel();
  expect(left?.isCancelled()).toBe(true);
  counts.length = 0;
  last?.end();
  await (await send("http://model.test")).text();
  expect(new Set(counts)).toEqual(new Set([1]));
});

it("hands on what is no event stream as it is", async () => {
  const whole = Response.json({ ok: true });
  const send = createPacedFetch({ pauseMs: () => 1000, fetch: async () => whole });
  expect(await send("http://model.test")).toBe(whole);
});
