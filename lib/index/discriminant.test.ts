import { expect, it } from "vitest";
import { discriminate, fitDiscriminant } from "./discriminant";

const both = new Set([1, 2]);
const at = (label: number, ...values: number[]) => ({ label, vector: Float32Array.from(values) });
/** A unit vector at an angle, in degrees. */
const towards = (label: number, degrees: number) =>
  at(label, Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180));
const gap = (scores: ReadonlyMap<number, number>) => (scores.get(1) ?? 0) - (scores.get(2) ?? 0);
const gapAt = (discriminant: ReturnType<typeof fitDiscriminant>, degrees: number) =>
  gap(discriminate(discriminant, towards(0, degrees).vector, both));

it("draws the line midway between two classes that mirror each other", () => {
  const examples = [10, 20, 30].flatMap((angle) => [
    towards(1, 45 - angle),
    towards(2, 45 + angle),
  ]);
  const fitted = fitDiscriminant(examples, 2);
  expect(gapAt(fitted, 45)).toBeCloseTo(0, 1);
  expect(gapAt(fitted, 20)).toBeGreaterThan(1);
  expect(gapAt(fitted, 70)).toBeCloseTo(-gapAt(fitted, 20), 1);
});

it("ignores a direction in which every class varies alike", () => {
  // The first axis is style: large and shared. The second, small, tells the classes apart.
  const examples = [-0.9, -0.5, 0, 0.5, 0.9].flatMap((style) => [
    at(1, style, 0.2),
    at(2, style, -0.2),
  ]);
  const scores = discriminate(fitDiscriminant(examples, 2), Float32Array.of(0.9, 0.1), both);
  expect(gap(scores)).toBeGreaterThan(0);
});

it("lets no class gain by having more examples", () => {
  const few = [towards(1, 0), towards(1, 10), towards(2, 90), towards(2, 80)];
  const many = [...few, ...Array.from({ length: 20 }, () => towards(2, 85))];
  expect(Math.abs(gapAt(fitDiscriminant(many, 2), 45))).toBeLessThan(0.5);
});

it("goes by nearness when every class has one example", () => {
  const fitted = fitDiscriminant([at(1, 1, 0), at(2, 0, 1)], 2);
  expect(gapAt(fitted, 10)).toBeGreaterThan(0);
  expect(gapAt(fitted, 80)).toBeLessThan(0);
});

it("gives the same weights for the same examples", () => {
  const examples = Array.from({ length: 100 }, (_, index) => towards(1 + (index % 2), 7 * index));
  expect(fitDiscriminant(examples, 2)).toEqual(fitDiscriminant(examples, 2));
});

it("scores only the classes that are wanted, and none where nothing was fitted", () => {
  const fitted = fitDiscriminant([at(1, 1, 0), at(2, 0, 1)], 2);
  expect([...discriminate(fitted, Float32Array.of(1, 0), new Set([2, 3])).keys()]).toEqual([2]);
  const none = { classes: [], dimension: 2, weights: new Float32Array() };
  expect(discriminate(none, Float32Array.of(1, 0), both)).toEqual(new Map());
});
