import { expect, it } from "vitest";
import { escapeMarkers, findMarkers, readMarkers, withoutMarkers } from "./markers";

it("reads markers in the order in which they are first cited, and none in code or formulas", () => {
  expect(readMarkers("a [2][1] b [2] `x[3]` $$y_[4]$$\n```\nz[5]\n```\n\\[6\\]")).toEqual([2, 1]);
});

it("says where markers stand", () => {
  const text = "a `b[9]` [12].";
  for (const { start, end } of findMarkers(text)) expect(text.slice(start, end)).toBe("[12]");
});

it("takes markers out with the space before them", () => {
  expect(withoutMarkers("Often [1]. Or [2][3], `a [4]`.")).toBe("Often. Or, `a [4]`.");
});

it("keeps a guide's own numbers in brackets from being markers", () => {
  const escaped = escapeMarkers("see [7] and `x[8]`");
  expect(escaped).toBe("see \\[7\\] and `x[8]`");
  expect(findMarkers(escaped)).toEqual([]);
});
