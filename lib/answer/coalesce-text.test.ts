import { expect, it } from "vitest";
import { coalesceText } from "./coalesce-text";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function* pieces(texts: readonly string[], betweenMs: number, failure?: Error) {
  for (const text of texts) {
    yield text;
    await sleep(betweenMs);
  }
  if (failure) throw failure;
}

async function collect(stream: AsyncIterable<string>): Promise<string[]> {
  const seen: string[] = [];
  for await (const text of stream) seen.push(text);
  return seen;
}

it("sends the first piece at once and joins those that come while it waits", async () => {
  const seen = await collect(coalesceText(pieces(["a", "b", "c", "d"], 5), 1000));
  expect(seen).toEqual(["a", "bcd"]);
});

it("sends what has come by the time the wait is over", async () => {
  const seen = await collect(coalesceText(pieces(["a", "b", "c"], 60), 20));
  expect(seen).toEqual(["a", "b", "c"]);
});

it("passes on what is held before an error", async () => {
  const seen: string[] = [];
  const stream = coalesceText(pieces(["a", "b"], 1, new Error("broke")), 1000);
  await expect(
    (async () => {
      for await (const text of stream) seen.push(text);
    })(),
  ).rejects.toThrow("broke");
  expect(seen.join("")).toBe("ab");
});

it("ends the source when its reader leaves, without waiting for it", async () => {
  let ended = false;
  async function* endless() {
    try {
      for (;;) {
        yield "x";
        await sleep(5);
      }
    } finally {
      ended = true;
    }
  }
  for await (const _ of coalesceText(endless(), 5)) break;
  await expect.poll(() => ended).toBe(true);
});
