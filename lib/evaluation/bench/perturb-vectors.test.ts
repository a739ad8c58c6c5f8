import { expect, it } from "vitest";
import { seededRandom } from "../metrics";
import { dotProduct, mixVectors, perturbVector } from "./perturb-vectors";

it("turns a unit vector by the angle asked for and keeps its length", () => {
  const vector = new Float32Array(384).fill(1 / Math.sqrt(384));
  const turned = perturbVector(vector, { cosine: 0.8, random: seededRandom(1) });
  expect(dotProduct(turned, vector)).toBeCloseTo(0.8, 5);
  expect(dotProduct(turned, turned)).toBeCloseTo(1, 5);
});

it("mixes two unit vectors into a unit vector between them", () => {
  const mixed = mixVectors(Float32Array.from([1, 0]), Float32Array.from([0, 1]), 0.5);
  // Half way between two perpendicular vectors: cos 45° with each.
  expect([...mixed]).toEqual([expect.closeTo(Math.SQRT1_2, 5), expect.closeTo(Math.SQRT1_2, 5)]);
});
