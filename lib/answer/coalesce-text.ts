/**
 * Joins text pieces that arrive close together, so that many streams at once cost little: the first
 * piece goes out at once, later ones at most every `everyMs`.
 * @param pieces - text in order
 * @param everyMs - milliseconds
 */
export async function* coalesceText(
  pieces: AsyncIterable<string>,
  everyMs: number,
): AsyncGenerator<string> {
  const iterator = pieces[Symbol.asyncIterator]();
  let pending = iterator.next();
  let held = "";
  let due = 0;
  try {
    for (;;) {
      const wait = held === "" ? undefined : Math.max(0, due - Date.now());
      const next = await raceWithTimer(pending, wait);
      if (next === "due") {
        yield held;
        held = "";
        due = Date.now() + everyMs;
        continue;
      }
      if (next.done) {
        if (held !== "") yield held;
        return;
      }
      held += next.value;
      pending = iterator.next();
      if (Date.now() >= due) {
        yield held;
        held = "";
        due = Date.now() + everyMs;
      }
    }
  } catch (error) {
    if (held !== "") yield held;
    throw error;
  } finally {
    // Not awaited: a silent provider would hold the reader back. Nobody is left to be told of errors.
    pending.catch(() => undefined);
    iterator.return?.().catch(() => undefined);
  }
}

async function raceWithTimer<T>(
  promise: Promise<T>,
  waitMs: number | undefined,
): Promise<T | "due"> {
  if (waitMs === undefined) return promise;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const due = new Promise<"due">((resolve) => {
    timer = setTimeout(() => resolve("due"), waitMs);
  });
  try {
    return await Promise.race([promise, due]);
  } finally {
    clearTimeout(timer);
  }
}
