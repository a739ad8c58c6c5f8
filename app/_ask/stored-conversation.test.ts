import { expect, it } from "vitest";
import { sampleAnswer, sampleQuestion } from "./sample-messages";
import { decodeConversation, encodeConversation } from "./stored-conversation";

it("brings a conversation back as it was", () => {
  const messages = [sampleQuestion("u1", "Why?"), sampleAnswer];
  expect(decodeConversation(encodeConversation(messages))).toEqual(messages);
});

it("still says which sentences were judged by their words alone", () => {
  const sentence = { text: "So [1].", markers: [1], verdict: "weak", byWords: true } as const;
  const grounding = { type: "data-grounding", data: { sentences: [sentence] } } as const;
  const hurried = { ...sampleAnswer, parts: [...sampleAnswer.parts, grounding] };
  const [kept] = decodeConversation(JSON.stringify({ version: 1, messages: [hurried] }));
  expect(kept?.parts.at(-1)).toEqual(grounding);
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
