import { expect, it } from "vitest";
import { seededRandom } from "@/lib/seeded-random";
import { dotProduct, drawDifference, medianCosineWithin, perturbVector } from "./perturb-vectors";

it("turns a unit vector by the angle asked for and keeps its length", () => {
  const vector = new Float32Array(384).fill(1 / Math.sqrt(384));
  const direction = Float32Array.from(vector, (_, at) => at);
  const turned = perturbVector(vector, { cosine: 0.8, direction });
  expect(dotProduct(turned, vector)).toBeCloseTo(0.8, 5);
  expect(dotProduct(turned, turned)).toBeCloseTo(1, 5);
});

it("draws directions only where vectors of one group differ", () => {
  // The groups differ in the second number, their members in the first alone.
  const groups = [
    [Float32Array.of(1, 0, 0), Float32Array.of(0, 0, 0)],
    [Float32Array.of(1, 5, 0), Float32Array.of(3, 5, 0)],
  ];
  const drawn = drawDifference(groups, seededRandom(1));
  expect(drawn[0]).not.toBe(0);
  expect([drawn[1], drawn[2]]).toEqual([0, 0]);
});

it("makes a vector as far from its original as two of one group are from each other", () => {
  const [x, y] = [Float32Array.of(1, 0, 0), Float32Array.of(0.6, 0.8, 0)];
  // The third is perpendicular to both: pairs at 0.6, 0, 0 and, in the other group, 0.6, 1, 0.6.
  const groups = [
    [x, y, Float32Array.of(0, 0, 1)],
    [x, y, x],
  ];
  // Sorted: 0, 0, 0.6, 0.6, 0.6, 1; the third of six by nearest rank.
  const cosine = medianCosineWithin(groups);
  expect(cosine).toBeCloseTo(0.6, 5);
  const made = perturbVector(x, { cosine, direction: drawDifference(groups, seededRandom(2)) });
  expect(dotProduct(made, x)).toBeCloseTo(0.6, 5);
});
