import { expect, it } from "vitest";
import { formatClock, formatDuration } from "./format-time";

it.each([
  [-5, "0:00"],
  [0, "0:00"],
  [65_999, "1:05"],
  [3_599_000, "59:59"],
  [3_750_000, "1:02:30"],
])("counts %i ms as %s", (ms, text) => {
  expect(formatClock(ms)).toBe(text);
});

it.each([
  [40_400, "40 s"],
  [59_600, "1 min"],
  [300_000, "5 min"],
  [3_600_000, "1 h"],
  [3_900_000, "1 h 5 min"],
])("reads %i ms as %s", (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});
