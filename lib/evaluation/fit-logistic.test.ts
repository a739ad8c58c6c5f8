import { expect, it } from "vitest";
import { fitLogistic } from "./fit-logistic";

const observe = (value: number, yes: number, no: number) => [
  ...Array.from({ length: yes }, () => ({ values: [value], outcome: true })),
  ...Array.from({ length: no }, () => ({ values: [value], outcome: false })),
];

it("finds the log-odds of each group", () => {
  // With one binary value the maximum-likelihood fit is exact: bias = ln(1/3), bias + weight = ln 3.
  const observations = [...observe(0, 1, 3), ...observe(1, 3, 1)];
  const { weights, bias } = fitLogistic(observations, 1, { l2: 0, balanced: false });
  expect(bias).toBeCloseTo(Math.log(1 / 3), 2);
  expect(bias + (weights[0] ?? 0)).toBeCloseTo(Math.log(3), 2);
});

it("weighs both outcomes alike when balanced", () => {
  // Nothing to tell them apart: the balanced answer is one half, the other the share of yes.
  const observations = observe(0, 1, 9);
  expect(fitLogistic(observations, 1, { l2: 0, balanced: true }).bias).toBeCloseTo(0, 2);
  expect(fitLogistic(observations, 1, { l2: 0, balanced: false }).bias).toBeCloseTo(
    Math.log(1 / 9),
    2,
  );
});
