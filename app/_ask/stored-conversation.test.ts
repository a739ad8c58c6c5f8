import { expect, it } from "vitest";
import { sampleAnswer, sampleQuestion } from "./sample-messages";
import { decodeConversation, encodeConversation } from "./stored-conversation";

it("brings a conversation back as it was", () => {
  const messages = [sampleQuestion("u1", "Why?"), sampleAnswer];
  expect(decodeConversation(encodeConversation(messages))).toEqual(messages);
});

it("is empty for text that is missing, damaged or of another version", () => {
  for (const text of [null, "", "{", "[]", '{"version":2,"messages":[]}']) {
    expect(decodeConversation(text)).toEqual([]);
  }
});

it("refuses a message it could not show", () => {
  const damaged = encodeConversation([sampleAnswer]).replace('"headingPath"', '"heading"');
  expect(decodeConversation(damaged)).toEqual([]);
});

it("leaves out parts it does not know", () => {
  const withStep = {
    ...sampleAnswer,
    parts: [{ type: "step-start" as const }, ...sampleAnswer.parts],
  };
  expect(decodeConversation(encodeConversation([withStep]))).toEqual([sampleAnswer]);
});

it("keeps the newest messages of a very long conversation", () => {
  const messages = Array.from({ length: 200 }, (_, index) =>
    sampleQuestion(`u${index}`, `Question ${index}`),
  );
  const kept = decodeConversation(encodeConversation(messages));
  expect(kept).toHaveLength(80);
  expect(kept.at(-1)?.id).toBe("u199");
});
