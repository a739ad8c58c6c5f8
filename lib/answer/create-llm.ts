import type { LanguageModelV3 } from "@ai-sdk/provider";
import type { LlmConfig } from "@/lib/config";

/** The configured language model as the AI SDK knows it; its SDK is loaded on first use. */
export async function createLlm(config: LlmConfig): Promise<LanguageModelV3> {
  if (config.kind === "openai") {
    const { createOpenAI } = await import("@ai-sdk/openai");
    return createOpenAI({ apiKey: config.apiKey, baseURL: config.baseUrl })(config.model);
  }
  const { createOpenAICompatible } = await import("@ai-sdk/openai-compatible");
  return createOpenAICompatible({
    name: "compatible",
    baseURL: config.baseUrl,
    apiKey: config.apiKey,
  }).chatModel(config.model);
}

/** How a model is named to the reader: `openai/gpt-5-mini`, `compatible/llama3.2`. */
export function describeLlm(config: LlmConfig): string {
  return `${config.kind}/${config.model}`;
}
