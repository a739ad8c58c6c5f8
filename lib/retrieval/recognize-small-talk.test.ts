import { expect, it } from "vitest";
import { recognizeSmallTalk } from "./recognize-small-talk";

it.each([
  ["hi", "greeting"],
  ["Good morning!", "greeting"],
  ["hello, how are you today?", "greeting"],
  ["thanks a lot", "thanks"],
  ["great, that makes sense", "thanks"],
  ["ok bye", "goodbye"],
  ["that's all for today", "goodbye"],
  ["what can you do?", "capability"],
  ["are you an AI?", "capability"],
  ["where do your answers come from", "capability"],
  ["show me the topics", "topics"],
  ["which questions are in the guide?", "topics"],
  ["how many questions are there", "topics"],
  ["this is garbage", "complaint"],
  ["your answers are useless", "complaint"],
  ["!!", "unclear"],
  ["I don't understand", "unclear"],
  ["qwertyuiop", "noise"],
  ["sdfghjk dfghjkl", "noise"],
] as const)("takes %j for %s", (message, kind) => {
  expect(recognizeSmallTalk(message)).toBe(kind);
});

it.each([
  "hi, what is a VAE?",
  "thanks, and what about LoRA?",
  "is it bad to fine-tune on little data",
  "what can you do against prompt injection",
  "how do you know that a model is overfitting?",
  "are you sure GANs are unstable",
  "why is this bad for privacy",
  "what topics should a model card cover",
  "what questions do interviewers ask about RLHF",
  "why do models produce garbage output",
  "help me understand attention",
  "explain it like I'm five: diffusion",
  "RLHF",
  "kv cache?",
  "bye bye GANs: did diffusion win",
])("leaves %j to the guide", (message) => {
  expect(recognizeSmallTalk(message)).toBeUndefined();
});
