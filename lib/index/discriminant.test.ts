import { expect, it } from "vitest";
import { discriminate, fitAndHoldOut, fitDiscriminant } from "./discriminant";

const both = new Set([1, 2]);
const at = (label: number, ...values: number[]) => ({ label, vector: Float32Array.from(values) });

it("matches the closed form on a covariance that can be inverted by hand", () => {
  // Class 1 around (2, 0), class 2 around (0, 2); residuals ±(1, 0) and ±(0, 1) twice over give the
  // pooled covariance diag(0.5, 0.5), which shrinking leaves as it is.
  const examples = [
    at(1, 3, 0),
    at(1, 1, 0),
    at(1, 2, 1),
    at(1, 2, -1),
    at(2, 1, 2),
    at(2, -1, 2),
    at(2, 0, 3),
    at(2, 0, 1),
  ];
  const scores = discriminate(fitDiscriminant(examples, 2), Float32Array.of(1, 0.5), both);
  // w·x − ½ w·μ with w = μ / 0.5: class 1: 4·1 − 4 = 0; class 2: 4·0.5 − 4 = −2.
  expect(scores.get(1)).toBeCloseTo(0, 5);
  expect(scores.get(2)).toBeCloseTo(-2, 5);
});

it("ignores a direction in which every class varies alike", () => {
  // The first axis is style: large and shared. The second, small, tells the classes apart.
  const examples = [-4, -2, 0, 2, 4].flatMap((style) => [at(1, style, 0.2), at(2, style, -0.2)]);
  const noisy = examples.map(({ label, vector }, index) =>
    at(label, vector[0] ?? 0, (vector[1] ?? 0) + 0.1 * ((index % 3) - 1)),
  );
  const scores = discriminate(fitDiscriminant(noisy, 2), Float32Array.of(4, 0.15), both);
  expect(scores.get(1) ?? 0).toBeGreaterThan(scores.get(2) ?? 0);
});

it("falls back to plain distances when every class has one example", () => {
  const scores = discriminate(
    fitDiscriminant([at(1, 1, 0), at(2, 0, 1)], 2),
    Float32Array.of(0.9, 0.1),
    both,
  );
  expect(scores.get(1) ?? 0).toBeGreaterThan(scores.get(2) ?? 0);
});

it("leaves an example out as if it had been fitted without it", () => {
  const examples = Array.from({ length: 60 }, (_, index) =>
    at(1 + (index % 2), Math.sin(index) + (index % 2), Math.cos(3 * index), Math.sin(7 * index)),
  );
  const [left, ...rest] = examples;
  if (!left) throw new Error("there is no example");
  const probe = Float32Array.of(0.3, 0.2, -0.4);
  const held = discriminate(fitAndHoldOut(examples, 3).without(left), probe, both);
  const fitted = discriminate(fitDiscriminant(rest, 3), probe, both);
  const all = discriminate(fitDiscriminant(examples, 3), probe, both);
  const gap = (scores: Map<number, number>) => (scores.get(1) ?? 0) - (scores.get(2) ?? 0);
  // What differs is the ridge, which stays that of all sixty examples.
  expect(gap(held)).toBeCloseTo(gap(fitted), 2);
  expect(Math.abs(gap(held) - gap(fitted))).toBeLessThan(Math.abs(gap(held) - gap(all)) / 3);
});
