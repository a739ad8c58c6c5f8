import { expect, it } from "vitest";
import { fitRegression } from "./fit-regression";

const observe = (value: number, target: number, weight = 1) => ({
  values: [value],
  target,
  weight,
});

it("finds the log-odds of two groups", () => {
  // A quarter and three quarters: log-odds -ln 3 and +ln 3, so slope 2 ln 3.
  const observations = [observe(0, 0.25), observe(1, 0.75)];
  const { weights, bias } = fitRegression(observations, 0);
  expect(bias).toBeCloseTo(-Math.log(3), 4);
  expect(weights[0]).toBeCloseTo(2 * Math.log(3), 4);
});

it("counts an observation by its weight", () => {
  const twice = fitRegression([observe(0, 0), observe(0, 1), observe(0, 1), observe(1, 0.5)], 0.01);
  const weighted = fitRegression([observe(0, 0), observe(0, 1, 2), observe(1, 0.5)], 0);
  expect(1 / (1 + Math.exp(-weighted.bias))).toBeCloseTo(2 / 3, 4);
  expect(twice.bias).toBeGreaterThan(0);
});

it("is pulled towards 0 by its strength, whatever the unit of a sign", () => {
  const observations = [observe(0, 0.1), observe(1, 0.9)];
  const free = fitRegression(observations, 0).weights[0] ?? 0;
  const pulled = fitRegression(observations, 0.1).weights[0] ?? 0;
  const inThousandths = observations.map(({ values, ...rest }) => ({
    ...rest,
    values: values.map((value) => value * 1000),
  }));
  expect(pulled).toBeGreaterThan(0);
  expect(pulled).toBeLessThan(free);
  expect((fitRegression(inThousandths, 0.1).weights[0] ?? 0) * 1000).toBeCloseTo(pulled, 6);
});

it("leaves a sign that never changes without weight", () => {
  const observations = [observe(3, 0.2), observe(3, 0.8)];
  expect(fitRegression(observations, 0.01).weights[0]).toBe(0);
});
