import { expect, it } from "vitest";
import { createStopwatch } from "./stopwatch";

class Counter {
  #count = 0;
  add(by: number) {
    this.#count += by;
    return this.#count;
  }
  peek() {
    return this.#count;
  }
}

it("adds up the time of the watched methods, and only theirs", async () => {
  let clock = 0;
  const stopwatch = createStopwatch<"lexical" | "embed">(() => {
    clock += 5;
    return clock;
  });
  const counter = stopwatch.watch("lexical", new Counter(), ["add"]);
  counter.add(1);
  expect(counter.add(2)).toBe(3);
  expect(counter.peek()).toBe(3);
  await stopwatch.add("embed", async () => undefined);
  // The clock goes on 5 a look; every measured call looks twice.
  expect([...stopwatch.read()]).toEqual([
    ["lexical", 10],
    ["embed", 5],
  ]);
  expect(stopwatch.read().size).toBe(0);
});
