const digits = 4;

/** Weights by the names of what they weigh, as fits write them down. */
export function named<Name extends string>(
  names: readonly Name[],
  values: readonly number[],
): Record<Name, number> {
  return Object.fromEntries(
    names.map((name, index) => [name, rounded(values[index] ?? 0)]),
  ) as Record<Name, number>;
}

/** As many digits as are written down. */
export function rounded(value: number): number {
  return Number(value.toFixed(digits));
}
