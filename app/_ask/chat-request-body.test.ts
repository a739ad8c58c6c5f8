import { expect, it } from "vitest";
import { chatRequestBody } from "./chat-request-body";
import { sampleAnswer, sampleQuestion } from "./sample-messages";

it("sends the words of the last six messages and the length", () => {
  const messages = Array.from({ length: 9 }, (_, index) => sampleQuestion(`u${index}`, "Hm?"));
  const body = chatRequestBody(messages, "deep");
  expect(body.length).toBe("deep");
  expect(body.messages.map(({ id }) => id)).toEqual(["u3", "u4", "u5", "u6", "u7", "u8"]);
});

it("sends neither sources nor verdicts", () => {
  const body = chatRequestBody([sampleAnswer, sampleQuestion("u1", "And then?")], "standard");
  expect(body.messages[0]).toEqual({
    id: "a1",
    role: "assistant",
    parts: [{ type: "text", text: "Duplicates are memorized far more often [1]." }],
  });
});

it("cuts long history but never the question, and stays below the server's 64 KB", () => {
  const long = "字".repeat(4000);
  const messages = Array.from({ length: 6 }, (_, index) => sampleQuestion(`u${index}`, long));
  const body = chatRequestBody(messages, "standard");
  expect(body.messages.map(({ parts }) => parts[0]?.text.length)).toEqual([
    2000, 2000, 2000, 2000, 2000, 4000,
  ]);
  expect(new TextEncoder().encode(JSON.stringify(body)).byteLength).toBeLessThan(64 * 1024);
});
