import type { Regression } from "@/lib/interview/grading/estimate-coverage";
import { fitRegression, type WeightedObservation } from "./fit-regression";

const digits = 5;

/** Fits a regression over named signs, rounded as it is written to a file. */
export function toRegression<Sign extends string>(
  names: readonly Sign[],
  observations: readonly WeightedObservation[],
  pull: number,
): Regression<Sign> {
  const { weights, bias } = fitRegression(observations, pull);
  const entries = names.map((name, at) => [name, round(weights[at] ?? 0, digits)] as const);
  return {
    weights: Object.fromEntries(entries) as Record<Sign, number>,
    bias: round(bias, digits),
  };
}

/** A number with so many digits behind the point. */
export function round(value: number, places: number): number {
  return Number(value.toFixed(places));
}
