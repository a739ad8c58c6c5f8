import { expect, it } from "vitest";
import { fuseRanks } from "./fuse-ranks";

it("adds the reciprocal places of each list", () => {
  // b: 1/62 + 1/61 = 0.03252; a: 1/61 = 0.01639; c: 1/62 = 0.01613
  expect(
    fuseRanks([
      ["a", "b"],
      ["b", "c"],
    ]),
  ).toEqual(["b", "a", "c"]);
});

it("keeps first-seen order among equals", () => {
  expect(fuseRanks([["a"], ["b"]])).toEqual(["a", "b"]);
  expect(fuseRanks([])).toEqual([]);
});
