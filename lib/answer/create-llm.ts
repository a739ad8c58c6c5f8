import type { LanguageModelV3 } from "@ai-sdk/provider";
import type { LlmConfig } from "@/lib/config";
import { createPacedFetch } from "./paced-fetch";

/**
 * Milliseconds between two reads of a model's stream once several are open, and more of them for each
 * stream at the same time; a few are read as they come. What an arrival costs, many streams pay at
 * once: see the concurrency benchmark.
 */
const readEveryMs = 100;
const readEveryMsPerStream = 1.5;
const streamsReadAtOnce = 10;

function readPause(openStreams: number): number {
  if (openStreams <= streamsReadAtOnce) return 0;
  return Math.max(readEveryMs, openStreams * readEveryMsPerStream);
}

/** The configured language model as the AI SDK knows it; its SDK is loaded on first use. */
export async function createLlm(config: LlmConfig): Promise<LanguageModelV3> {
  const fetch = createPacedFetch({ pauseMs: readPause });
  if (config.kind === "openai") {
    const { createOpenAI } = await import("@ai-sdk/openai");
    return createOpenAI({ apiKey: config.apiKey, baseURL: config.baseUrl, fetch })(config.model);
  }
  const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
  return createOpenAICompatible({
    name: "compatible",
    baseURL: config.baseUrl,
    apiKey: config.apiKey,
    fetch,
  }).chatModel(config.model);
}

/** How a model is named to the reader: `openai/gpt-5-mini`, `compatible/llama3.2`. */
export function describeLlm(config: LlmConfig): string {
  return `${config.kind}/${config.model}`;
}
