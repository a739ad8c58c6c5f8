import { expect, it } from "vitest";
import { fakeToken, startFakeModel } from "./fake-model-server";
import { longestGap, openStreams } from "./open-streams";

it("streams its tokens at the pace asked for, to many readers at once", async () => {
  const fake = await startFakeModel({ tokensPerSecond: 50, tokenCount: 11 });
  try {
    const { streams, errors } = await openStreams({
      url: `${fake.baseUrl}/chat/completions`,
      bodies: ["{}", "{}", "{}"],
      textMark: '"content"',
      endMark: fakeToken(10).trim(),
    });
    expect(errors).toEqual({});
    expect(streams).toHaveLength(3);
    // Token 10 of 0…10 is due after 10 / 50 s.
    for (const { totalMs } of streams) expect(totalMs).toBeGreaterThanOrEqual(195);
  } finally {
    await fake.close();
  }
});

it("counts a stream that ends before its end mark as an error", async () => {
  const fake = await startFakeModel({ tokensPerSecond: 1000, tokenCount: 3 });
  try {
    const { streams, errors } = await openStreams({
      url: `${fake.baseUrl}/chat/completions`,
      bodies: ["{}"],
      textMark: '"content"',
      endMark: "word99",
    });
    expect({ streams, errors }).toEqual({ streams: [], errors: { "answer cut off": 1 } });
  } finally {
    await fake.close();
  }
});

it("finds the longest gap between neighbours", () => {
  expect(longestGap([3, 4, 9, 10])).toBe(5);
  expect(longestGap([3])).toBe(0);
});
