import { expect, it } from "vitest";
import { thresholdAt } from "./ablate-abstention";

it("leaves at most the wanted share below the threshold", () => {
  const values = Array.from({ length: 40 }, (_, index) => (index + 1) / 40);
  // 5% of 40 is 2: the threshold is the third value, and two lie below it.
  expect(thresholdAt(values.toReversed(), 0.05)).toBe(3 / 40);
  expect(thresholdAt([], 0.05)).toBe(0);
});
