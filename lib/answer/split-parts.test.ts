import { expect, it } from "vitest";
import { splitParts } from "./split-parts";

it.each([
  ["RLHF or DPO for our 7B", ["RLHF", "DPO for our 7B"]],
  ["how do GANs work, and how do VAEs?", ["how do GANs work", "how do VAEs"]],
  ["how does RoPE differ from ALiBi", ["how does RoPE", "ALiBi"]],
  ["is DPO more stable than PPO", ["is DPO more stable", "PPO"]],
  ["do models hold more than 100 tokens", []],
  ["FID vs. inception score", ["FID", "inception score"]],
  [
    "transfer learning vs LoRA: is PEFT just a special case?",
    ["transfer learning", "LoRA", "is PEFT just a special case"],
  ],
  ["what is attention?", []],
  ["why and how?", []],
  [
    "who owns a generated picture? can I copyright it",
    ["who owns a generated picture", "who owns a generated picture, can I copyright it"],
  ],
  [
    "how do I chunk a wiki and how do I protect it from jailbreaks",
    ["how do I chunk a wiki", "how do I protect it from jailbreaks"],
  ],
  ["top p or top k? what should i set", ["top p", "top k"]],
])("splits %j into %j", (query, parts) => {
  expect(splitParts(query)).toEqual(parts);
});
