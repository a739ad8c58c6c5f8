/** How long repeated calls took, milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  readonly count: number;
}

/**
 * The value a share of the values does not exceed, by the nearest-rank method.
 * @param values - any order
 * @param share - 0..1
 * @returns NaN for no values
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Percentiles of durations. @param durations - milliseconds */
export function summarizeDurations(durations: readonly number[]): Latency {
  return {
    p50: percentile(durations, 0.5),
    p95: percentile(durations, 0.95),
    max: percentile(durations, 1),
    count: durations.length,
  };
}

/** Runs `work` once. @returns its result and how long it took, milliseconds */
export async function timed<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly result: T; readonly durationMs: number }> {
  const startedAt = performance.now();
  const result = await work();
  return { result, durationMs: performance.now() - startedAt };
}
