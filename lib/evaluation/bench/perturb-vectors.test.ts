import { expect, it } from "vitest";
import { seededRandom } from "../metrics";
import { dotProduct, perturbVector } from "./perturb-vectors";

it("turns a unit vector by the angle asked for and keeps its length", () => {
  const vector = new Float32Array(384).fill(1 / Math.sqrt(384));
  const turned = perturbVector(vector, { cosine: 0.8, random: seededRandom(1) });
  expect(dotProduct(turned, vector)).toBeCloseTo(0.8, 5);
  expect(dotProduct(turned, turned)).toBeCloseTo(1, 5);
});
