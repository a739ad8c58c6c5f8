/** The logistic function, 0..1. */
export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** Log-odds that a logistic regression gives to named signs. */
export function logOddsOf<Name extends string>(
  names: readonly Name[],
  signs: Readonly<Record<Name, number>>,
  { weights, bias }: { readonly weights: Readonly<Record<Name, number>>; readonly bias: number },
): number {
  return names.reduce((sum, name) => sum + weights[name] * signs[name], bias);
}
