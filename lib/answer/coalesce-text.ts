/**
 * Joins text pieces that arrive close together, so that many streams at once cost little: the first
 * piece goes out at once, later ones at most every so often. A piece that arrives while one is held
 * costs no timer and no promise of its own.
 * @param pieces - text in order
 * @param everyMs - milliseconds
 */
export async function* coalesceText(
  pieces: AsyncIterable<string>,
  everyMs: number,
): AsyncGenerator<string> {
  const iterator = pieces[Symbol.asyncIterator]();
  let held = "";
  let end: { readonly error?: unknown } | undefined;
  let wake: () => void = () => undefined;
  const pump = async () => {
    try {
      for (;;) {
        const next = await iterator.next();
        if (next.done || end) break;
        if (held === "") wake();
        held += next.value;
      }
      end ??= {};
    } catch (error) {
      end ??= { error };
    }
    wake();
  };
  void pump();
  try {
    for (;;) {
      if (held === "" && !end) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      const text = held;
      held = "";
      if (text !== "") yield text;
      if (held !== "") continue;
      if (end) break;
      await sleepUnless(everyMs, (resolve) => {
        wake = () => {
          // Only the end ends the wait: pieces are what it waits for.
          if (end) resolve();
        };
      });
    }
    if (end && "error" in end) throw end.error;
  } finally {
    end ??= {};
    // Not awaited: a silent provider would hold the reader back. Nobody is left to be told of errors.
    iterator.return?.().catch(() => undefined);
  }
}

function sleepUnless(ms: number, onWake: (resolve: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    onWake(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
