import { type FitOptions, fitLogistic } from "./fit-logistic";
import { rounded } from "./round-weights";

/** Named signs of one case, and what came of it. */
interface SignedCase<Name extends string> {
  readonly signs: Readonly<Record<Name, number>>;
  readonly outcome: boolean;
}

/** Fits a logistic regression over named signs. @returns weights by name, and a bias, as they are written down */
export function fitSigns<Name extends string>(
  names: readonly Name[],
  cases: readonly SignedCase<Name>[],
  options: FitOptions,
): { readonly weights: Record<Name, number>; readonly bias: number } {
  const observations = cases.map(({ signs, outcome }) => ({
    values: names.map((name) => signs[name]),
    outcome,
  }));
  const { weights, bias } = fitLogistic(observations, names.length, options);
  return { weights: named(names, weights), bias: rounded(bias) };
}

function named<Name extends string>(
  names: readonly Name[],
  values: readonly number[],
): Record<Name, number> {
  return Object.fromEntries(
    names.map((name, index) => [name, rounded(values[index] ?? 0)]),
  ) as Record<Name, number>;
}
