import { VivaError } from "@/lib/errors";

export interface WatchOptions<T> {
  /** Longest wait for the first item, milliseconds. */
  readonly firstMs: number;
  /** Longest wait between two items after it, milliseconds. */
  readonly idleMs: number;
  /** Named in the error. */
  readonly model: string;
  /** Whether an item ends the wait for the first one. */
  readonly counts: (item: T) => boolean;
}

/**
 * Passes a stream's items on and gives up when it stays silent too long.
 * @throws {VivaError} `model-timeout`
 */
export async function* watchStream<T>(
  stream: ReadableStream<T>,
  { firstMs, idleMs, model, counts }: WatchOptions<T>,
): AsyncGenerator<T> {
  const reader = stream.getReader();
  let begun = false;
  let deadline = Date.now() + firstMs;
  try {
    for (;;) {
      const wait = Math.max(0, deadline - Date.now());
      const result = await within(reader.read(), wait, begun ? idleMs : firstMs, model, begun);
      if (result.done) return;
      if (counts(result.value)) begun = true;
      if (begun) deadline = Date.now() + idleMs;
      yield result.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function within<T>(
  promise: Promise<T>,
  waitMs: number,
  limitMs: number,
  model: string,
  begun: boolean,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const seconds = limitMs / 1000;
      const what = begun ? `fell silent for ${seconds} s` : `sent nothing for ${seconds} s`;
      reject(new VivaError("model-timeout", `${model} ${what}. Try again.`));
    }, waitMs);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
