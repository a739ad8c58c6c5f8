import { expect, it } from "vitest";
import { type Figure, reachesGoal } from "./figures";

const figure = (value: number, goal: Figure["goal"]): Figure => ({
  name: "search p95",
  value,
  unit: "ms",
  bound: { name: "bare", value: 10 },
  goal,
});

it("judges a ratio against the bound and a value by itself", () => {
  expect(reachesGoal(figure(15, { of: "ratio", atMost: 1.5 }))).toBe(true);
  expect(reachesGoal(figure(15.1, { of: "ratio", atMost: 1.5 }))).toBe(false);
  expect(reachesGoal(figure(7.9, { of: "ratio", atLeast: 0.8 }))).toBe(false);
  expect(reachesGoal(figure(0, { of: "value", atMost: 0 }))).toBe(true);
});

it("counts what could not be measured as missed", () => {
  expect(reachesGoal(figure(Number.NaN, { of: "value", atMost: 1 }))).toBe(false);
});

it("judges nothing without a goal", () => {
  expect(reachesGoal(figure(1, undefined))).toBeUndefined();
});
