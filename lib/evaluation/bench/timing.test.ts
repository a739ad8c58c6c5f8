import { expect, it } from "vitest";
import { percentile, summarizeDurations } from "./timing";

it("takes percentiles by nearest rank", () => {
  // Worked by hand: 5 values, rank ⌈0.3·5⌉ = 2 and ⌈0.5·5⌉ = 3 of 15, 20, 35, 40, 50.
  const values = [40, 15, 50, 35, 20];
  expect([percentile(values, 0.3), percentile(values, 0.5), percentile(values, 1)]).toEqual([
    20, 35, 50,
  ]);
});

it("has no percentile of nothing", () => {
  expect(summarizeDurations([])).toEqual({ p50: NaN, p95: NaN, max: NaN, count: 0 });
});
