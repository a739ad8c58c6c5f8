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

it("retells and cites the passages of a prompt, and quotes none", async () => {
  const fake = await startFakeModel({ tokensPerSecond: 1000, tokenCount: 17 });
  const prompt = `<passage-f n="3" from="What is a GAN?">\nA **generator** makes samples. A discriminator judges them.\n</passage-f>\n\nquestion`;
  try {
    const response = await fetch(`${fake.baseUrl}/chat/completions`, {
      method: "POST",
      body: JSON.stringify({ messages: [{ role: "user", content: prompt }] }),
    });
    const events = (await response.text()).matchAll(/"content":"([^"]*)"/g);
    expect([...events].map(([, content]) => content).join("")).toBe(
      "In other words, A generator makes samples [3]. In other words, A discriminator judges them [3]. word16 ",
    );
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
