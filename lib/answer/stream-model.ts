import type { LanguageModelV3, LanguageModelV3CallOptions } from "@ai-sdk/provider";
import { VivaError } from "@/lib/errors";
import { watchStream } from "./watch-stream";

export interface StreamModelOptions {
  readonly call: LanguageModelV3CallOptions;
  readonly signal: AbortSignal;
  /** How the model is named in errors. */
  readonly answerModel: string;
  readonly firstTokenTimeoutMs: number;
  readonly idleTimeoutMs: number;
}

/**
 * A model's text as it arrives; its own reports of an error become exceptions.
 * @throws {VivaError} `model-timeout`, `model-cut-off`, and what the provider throws
 */
export async function* streamModel(
  model: LanguageModelV3,
  { call, signal, answerModel, firstTokenTimeoutMs, idleTimeoutMs }: StreamModelOptions,
): AsyncGenerator<string> {
  const stop = new AbortController();
  const abortSignal = AbortSignal.any([signal, stop.signal]);
  try {
    const opened = model.doStream({ ...call, abortSignal }).then(({ stream }) => stream);
    const parts = watchStream(opened, {
      firstMs: firstTokenTimeoutMs,
      idleMs: idleTimeoutMs,
      model: answerModel,
      counts: ({ type }) => type.startsWith("text-") || type.startsWith("reasoning-"),
    });
    let ended = false;
    for await (const part of parts) {
      if (part.type === "error") throw part.error;
      if (part.type === "text-delta") yield part.delta;
      if (part.type !== "finish") continue;
      ended = true;
      if (part.finishReason.unified === "error") {
        throw new VivaError("model-cut-off", `${answerModel} ended its answer with an error.`);
      }
    }
    if (!ended) throw new VivaError("model-cut-off", `${answerModel} broke off its answer.`);
  } finally {
    stop.abort();
  }
}
