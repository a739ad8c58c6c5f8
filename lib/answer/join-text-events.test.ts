import { expect, it } from "vitest";
import { joinTextEvents } from "./join-text-events";

const event = (content: string, more: object = {}) =>
  `data: ${JSON.stringify({ id: "c", choices: [{ index: 0, delta: { content, ...more }, finish_reason: null }] })}\n\n`;
const end = `data: ${JSON.stringify({ id: "c", choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })}\n\ndata: [DONE]\n\n`;

function joinAll(chunks: readonly (string | Uint8Array)[]): string[] {
  const join = joinTextEvents();
  return chunks.map((chunk) =>
    Buffer.from(join(typeof chunk === "string" ? Buffer.from(chunk) : chunk)).toString("utf8"),
  );
}

it("joins neighbouring events that differ in their text alone", () => {
  expect(joinAll([`${event("Ein ")}${event('"Wort"\n')}${event("ü🙂")}${end}`])).toEqual([
    event('Ein "Wort"\nü🙂') + end,
  ]);
});

it("joins events that all name the role, and events written with spaces", () => {
  const named = (text: string) =>
    `data: {"choices":[{"delta":{"role":"assistant","content":"${text}"}}]}\n\n`;
  expect(joinAll([named("a") + named("b")])).toEqual([named("ab")]);
  const spaced = (text: string) =>
    `data: {"choices": [{"index": 0, "delta": {"content": "${text}"}}]}\n\n`;
  expect(joinAll([spaced("a") + spaced("b")])).toEqual([spaced("ab")]);
});

it("keeps apart what differs in anything else", () => {
  const kept = [
    event("a") + event("b", { reasoning_content: "hm" }) + event("c", { reasoning_content: "hm" }),
    event("a", { tool_calls: [{ index: 0 }] }) + event("a", { tool_calls: [{ index: 0 }] }),
    event("a") + event("b").replace('"id":"c"', '"id":"d"'),
    `data: {"choices":[{"delta":{"content":"a"}},{"delta":{"content":"b"}}]}\n\n`.repeat(2),
    `event: x\n${event("a")}event: x\n${event("b")}`,
    `: ping\n\n${event("a")}: ping\n\n`,
    event("a").replaceAll("\n", "\r\n") + event("b").replaceAll("\n", "\r\n"),
  ];
  for (const text of kept) expect(joinAll([text])).toEqual([text]);
});

it("joins only what stands beside each other", () => {
  const other = event("b", { reasoning_content: "hm" });
  expect(joinAll([event("a") + event("a") + other + event("c") + event("d")])).toEqual([
    event("aa") + other + event("cd"),
  ]);
});

it("says the same however the stream was cut", () => {
  const text = `${event("Ein ")}${event("schönes ")}${event("🙂 Wort")}${event(".")}${end}`;
  const bytes = Buffer.from(text);
  const said = (stream: string) =>
    stream
      .split("\n\n")
      .flatMap((line) =>
        line.startsWith("data: {")
          ? [JSON.parse(line.slice(6)).choices[0].delta.content ?? ""]
          : [],
      )
      .join("");
  for (let first = 1; first < bytes.length - 1; first += 7) {
    for (let second = first; second < bytes.length; second += 13) {
      const join = joinTextEvents();
      const cut = [bytes.subarray(0, first), bytes.subarray(first, second), bytes.subarray(second)];
      const stream = Buffer.concat(cut.map((chunk) => join(chunk))).toString("utf8");
      expect(said(stream)).toBe("Ein schönes 🙂 Wort.");
      expect(stream.endsWith(end)).toBe(true);
    }
  }
});
