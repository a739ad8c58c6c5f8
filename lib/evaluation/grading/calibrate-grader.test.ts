import { expect, it } from "vitest";
import { calibrateCoverage, chooseThresholds, spreadScores } from "./calibrate-grader";

const scored = (estimate: number, score: number) => ({ estimate, score, weight: 1 });

it("rises from 0 to 1 and never falls", () => {
  const line = calibrateCoverage(
    Array.from({ length: 120 }, (_, at) => scored(at / 120, at % 3 === 0 ? 0.9 : at / 240)),
  );
  expect(line[0]).toEqual([0, 0]);
  expect(line.at(-1)).toEqual([1, 1]);
  for (const [at, [x, y]] of line.entries()) {
    const [before, lower] = line[at - 1] ?? [0, 0];
    expect(x).toBeGreaterThanOrEqual(before);
    expect(y).toBeGreaterThanOrEqual(lower);
  }
});

it("joins neighbours that fall", () => {
  // Twelve estimates are twelve bins; the 2nd and 3rd have 0.4 and 0.2, so both get 0.3.
  const scores = [0.1, 0.4, 0.2, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9];
  const line = calibrateCoverage(scores.map((score, at) => scored((at + 1) / 20, score)));
  expect(line[1]).toEqual([0.05, 0.1]);
  expect(line[2]).toEqual([0.125, 0.3]);
  expect(line[3]).toEqual([0.2, 0.5]);
});

it("takes ranges from where the scores lay", () => {
  const identity: [number, number][] = [
    [0, 0],
    [1, 1],
  ];
  const pairs = Array.from({ length: 40 }, (_, at) => scored(0.5, at % 2 === 0 ? 0.4 : 0.7));
  const { ranges, meanError } = spreadScores(pairs, identity, 4);
  expect(ranges.at(-1)).toEqual({ upTo: 100, below: 10, above: 20 });
  expect(meanError).toBeCloseTo(15, 9);
});

it("calls covered what is right often enough", () => {
  const at = (covered: number, isCovered: boolean) => ({
    estimate: { covered, contradicted: 0 },
    isCovered,
    isContradicted: false,
  });
  // From 0.5 up nine in ten are covered, below none.
  const labelled = [
    ...Array.from({ length: 18 }, () => at(0.5, true)),
    ...Array.from({ length: 2 }, () => at(0.5, false)),
    ...Array.from({ length: 20 }, () => at(0.3, false)),
  ];
  const { thresholds, precision, recall } = chooseThresholds(labelled);
  expect(thresholds.covered).toBeGreaterThan(0.3);
  expect(thresholds.covered).toBeLessThanOrEqual(0.5);
  expect(precision).toBeCloseTo(0.9, 9);
  expect(recall).toBe(1);
});
