import { expect, it } from "vitest";
import { mean } from "../metrics";
import { estimateStatistic, rankCorrelation } from "./statistics";

it("ranks in one order as 1, in the opposite as -1", () => {
  expect(
    rankCorrelation([
      [1, 10],
      [2, 20],
      [5, 21],
    ]),
  ).toBeCloseTo(1, 12);
  expect(
    rankCorrelation([
      [1, 30],
      [2, 20],
      [5, -1],
    ]),
  ).toBeCloseTo(-1, 12);
});

it("gives ties their mean rank", () => {
  // Ranks 0, 1.5, 1.5, 3 and 0, 1, 2, 3: covariance 4.5, variances 4.5 and 5.
  expect(
    rankCorrelation([
      [1, 1],
      [2, 2],
      [2, 3],
      [3, 4],
    ]),
  ).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
});

it("has no correlation with a constant", () => {
  expect(
    rankCorrelation([
      [1, 5],
      [2, 5],
    ]),
  ).toBeNaN();
});

it("gives a statistic of all items and a range around it", () => {
  const items = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const { mean: value, low, high, count } = estimateStatistic(items, mean);
  expect([value, count]).toEqual([5.5, 10]);
  expect(low).toBeGreaterThan(2);
  expect(low).toBeLessThan(5.5);
  expect(high).toBeGreaterThan(5.5);
  expect(estimateStatistic([], mean).mean).toBeNaN();
});
