import { expect, it } from "vitest";
import { nearestExact } from "./nearest-exact";

it("orders rows by cosine and returns no more than asked for", () => {
  // Cosines with (1, 0), read off the rows: 0, 1, 0.6, 0.8.
  const rows = Float32Array.from([0, 1, 1, 0, 0.6, 0.8, 0.8, 0.6]);
  expect(nearestExact(rows, Float32Array.from([1, 0]), 3)).toEqual([1, 3, 2]);
  expect(nearestExact(rows, Float32Array.from([1, 0]), 9)).toEqual([1, 3, 2, 0]);
});
