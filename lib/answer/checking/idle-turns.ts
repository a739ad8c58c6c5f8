import { setImmediate as nextTurn } from "node:timers/promises";

/** Work of one turn may take this long before it lets others go first, milliseconds. */
const turnMs = 3;

let last: Promise<void> = Promise.resolve();
let turnStartedAt = 0;

/**
 * Waits for a turn of the event loop in which checks may compute: one after another, whatever answer
 * they belong to, and after each few milliseconds whatever else is due goes first, text above all.
 */
export function checkingTurn(): Promise<void> {
  const turn = last.then(async () => {
    if (performance.now() - turnStartedAt < turnMs) return;
    await nextTurn();
    turnStartedAt = performance.now();
  });
  last = turn;
  return turn;
}
