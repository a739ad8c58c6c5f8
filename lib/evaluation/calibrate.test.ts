import { describe, expect, it } from "vitest";
import { calibrate, calibrationError } from "./calibrate";
import type { Outcome } from "./outcome";

const outcome = (confidence: number, firstIsRight: boolean): Outcome => ({
  query: {
    id: "x",
    group: "paraphrase",
    query: "",
    history: [],
    expected: [1],
    alsoRight: [],
  },
  searched: "",
  ranked: [1],
  answerable: true,
  confidence,
  firstIsRight,
});

describe("calibrate", () => {
  it("puts 1 into the highest range and leaves out empty ones", () => {
    const bins = calibrate([outcome(1, true), outcome(0.9, false), outcome(0.1, false)]);
    expect(bins.map(({ from, count, shareRight }) => [from, count, shareRight])).toEqual([
      [0, 1, 0],
      [0.8, 2, 0.5],
    ]);
  });
});

describe("calibrationError", () => {
  it("weighs the distance in a range by how many it holds", () => {
    // 0.1 sure and wrong: 0.1; 0.95 sure on average and half right: 0.45. (1 × 0.1 + 2 × 0.45) / 3
    const bins = calibrate([outcome(1, true), outcome(0.9, false), outcome(0.1, false)]);
    expect(calibrationError(bins)).toBeCloseTo(1 / 3, 12);
    expect(calibrationError([])).toBeNaN();
  });
});
