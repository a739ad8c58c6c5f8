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
  ["quiz me", "capability"],
  ["Could you please interview me for a job interview?", "capability"],
  ["will you grade my answers", "capability"],
  ["can you do a mock interview with me", "capability"],
  ["do you speak German?", "capability"],
  ["can you search the web", "capability"],
  ["who made this app?", "capability"],
  ["are you free of charge", "capability"],
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
  "can you test me on RLHF",
  "can you explain how to grade answers of an LLM",
  "how do you test a chatbot",
  "can it translate languages without parallel data",
  "who trained GPT-3 and how",
  "can an LLM use the internet",
  "is this open source model better than GPT-4",
  "do models answer in German if trained on English",
  "ask me anything about GANs",
])("leaves %j to the guide", (message) => {
  expect(recognizeSmallTalk(message)).toBeUndefined();
});
