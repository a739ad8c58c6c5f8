import { mean } from "./metrics";
import type { Outcome } from "./outcome";

/** Outcomes of about one confidence: how sure Viva was, and how often it was right. */
export interface CalibrationBin {
  /** Lower bound of the confidences, inclusive. */
  readonly from: number;
  /** Upper bound, exclusive but for 1. */
  readonly to: number;
  readonly count: number;
  readonly meanConfidence: number;
  /** Share whose first question is right. */
  readonly shareRight: number;
}

const binCount = 5;

/**
 * Sorts outcomes into equal ranges of confidence. Out-of-scope queries count as wrong, whatever
 * came first. @returns ranges that hold any, lowest first
 */
export function calibrate(outcomes: readonly Outcome[]): CalibrationBin[] {
  return Array.from({ length: binCount }, (_, bin) => {
    const inBin = outcomes.filter(
      ({ confidence }) => Math.min(binCount - 1, Math.floor(confidence * binCount)) === bin,
    );
    return {
      from: bin / binCount,
      to: (bin + 1) / binCount,
      count: inBin.length,
      meanConfidence: mean(inBin.map(({ confidence }) => confidence)),
      shareRight: mean(inBin.map(({ firstIsRight }) => Number(firstIsRight))),
    };
  }).filter(({ count }) => count > 0);
}

/**
 * Expected calibration error: the mean distance between confidence and share right, weighted by
 * how many outcomes a range holds. 0 is perfect; NaN for no outcomes.
 * @see Naeini, Cooper & Hauskrecht, AAAI 2015
 */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce(
    (sum, { count, meanConfidence, shareRight }) =>
      sum + (count / total) * Math.abs(meanConfidence - shareRight),
    total > 0 ? 0 : Number.NaN,
  );
}
