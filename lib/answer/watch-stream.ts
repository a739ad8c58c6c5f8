import { VivaError } from "@/lib/errors";

export interface WatchOptions<T> {
  /** Longest wait for the first item, connecting included, milliseconds. */
  readonly firstMs: number;
  /** Longest wait between two items after it, milliseconds. */
  readonly idleMs: number;
  /** Named in the error. */
  readonly model: string;
  /** Whether an item ends the wait for the first one. */
  readonly counts: (item: T) => boolean;
}

/**
 * Passes a stream's items on and gives up when it stays silent too long. One timer serves the whole
 * stream: it looks at the time of the last item, because a timer for each would cost more than the
 * items.
 * @param opening - the stream, once the connection is made
 * @throws {VivaError} `model-timeout`
 */
export async function* watchStream<T>(
  opening: PromiseLike<ReadableStream<T>>,
  { firstMs, idleMs, model, counts }: WatchOptions<T>,
): AsyncGenerator<T> {
  let begun = false;
  let lastAt = Date.now();
  let reader: ReadableStreamDefaultReader<T> | undefined;
  let silent: VivaError | undefined;
  let giveUp: (error: VivaError) => void = () => undefined;
  const silence = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  // Whoever waits next is told; nobody may be waiting when it happens.
  silence.catch(() => undefined);
  const timer = setInterval(
    () => {
      const limitMs = begun ? idleMs : firstMs;
      if (silent || Date.now() - lastAt < limitMs) return;
      silent = timeout(model, limitMs, begun);
      giveUp(silent);
      // Ends the read that waits: a race for every item would cost more than the items.
      reader?.cancel().catch(() => undefined);
    },
    Math.max(10, Math.min(firstMs, idleMs) / 10),
  );
  try {
    reader = (await Promise.race([opening, silence])).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (silent) throw silent;
      if (done) return;
      if (counts(value)) begun = true;
      if (begun) lastAt = Date.now();
      yield value;
    }
  } finally {
    clearInterval(timer);
    await reader?.cancel().catch(() => undefined);
  }
}

function timeout(model: string, limitMs: number, begun: boolean): VivaError {
  const seconds = limitMs / 1000;
  const what = begun ? `fell silent for ${seconds} s` : `sent nothing for ${seconds} s`;
  return new VivaError("model-timeout", `${model} ${what}. Try again.`);
}
