import type {
  LanguageModelV3,
  LanguageModelV3CallOptions,
  LanguageModelV3StreamPart,
} from "@ai-sdk/provider";
import { composeQuotedAnswer } from "./compose-quoted-answer";
import { quoteRequestSchema } from "./quotable";

/** Name of the embedded answer model wherever a model is named. */
export const embeddedModelId = "embedded";

/** The key of `providerOptions` the model reads its statements from. */
export const embeddedProvider = "viva";

const textId = "answer";
const finish = {
  type: "finish",
  finishReason: { unified: "stop", raw: undefined },
  usage: {
    inputTokens: {
      total: undefined,
      noCache: undefined,
      cacheRead: undefined,
      cacheWrite: undefined,
    },
    outputTokens: { total: undefined, text: undefined, reasoning: undefined },
  },
} as const satisfies LanguageModelV3StreamPart;

/**
 * A language model that writes nothing of its own: it quotes statements of the guide, handed to it
 * as `providerOptions.viva` (a `QuoteRequest`), with their markers.
 */
export function createEmbeddedModel(): LanguageModelV3 {
  return {
    specificationVersion: "v3",
    provider: embeddedProvider,
    modelId: embeddedModelId,
    supportedUrls: {},
    doGenerate: async (options) => ({
      content: [{ type: "text", text: compose(options).join("") }],
      finishReason: finish.finishReason,
      usage: finish.usage,
      warnings: [],
    }),
    doStream: async (options) => ({ stream: toStream(compose(options), options.abortSignal) }),
  };
}

function compose({ providerOptions }: LanguageModelV3CallOptions): string[] {
  return composeQuotedAnswer(quoteRequestSchema.parse(providerOptions?.[embeddedProvider]));
}

function toStream(
  pieces: readonly string[],
  signal: AbortSignal | undefined,
): ReadableStream<LanguageModelV3StreamPart> {
  const parts: LanguageModelV3StreamPart[] = [
    { type: "stream-start", warnings: [] },
    { type: "text-start", id: textId },
    ...pieces.map((delta) => ({ type: "text-delta" as const, id: textId, delta })),
    { type: "text-end", id: textId },
    finish,
  ];
  return new ReadableStream({
    pull(controller) {
      if (signal?.aborted) return controller.error(signal.reason);
      const part = parts.shift();
      if (part) controller.enqueue(part);
      else controller.close();
    },
  });
}
