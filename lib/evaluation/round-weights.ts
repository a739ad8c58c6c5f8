const digits = 4;

/** As many digits as are written down. */
export function rounded(value: number): number {
  return Number(value.toFixed(digits));
}
