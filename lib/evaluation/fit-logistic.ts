import { sigmoid } from "@/lib/logistic";
/** How a fit is made. */
export interface FitOptions {
  /** Strength of the pull of every weight towards 0. */
  readonly l2: number;
  /** True lets both outcomes weigh the same in all, however often each occurs. */
  readonly balanced: boolean;
}

/** One yes-or-no observation. */
export interface Observation {
  readonly values: readonly number[];
  readonly outcome: boolean;
}

const steps = 3000;
const learningRate = 0.05;

/** Weights and bias of a fitted logistic regression. */
export interface LogisticFit {
  readonly weights: readonly number[];
  readonly bias: number;
}

/** Fits a logistic regression: P(outcome) = 1 / (1 + exp(−(bias + Σ weight · value))). */
export function fitLogistic(
  observations: readonly Observation[],
  featureCount: number,
  options: FitOptions,
): LogisticFit {
  const positives = observations.filter(({ outcome }) => outcome).length;
  const weightOf = (outcome: boolean) => {
    if (!options.balanced) return 1 / observations.length;
    return 0.5 / (outcome ? positives : observations.length - positives);
  };
  // The last parameter is the bias.
  const start = Array<number>(featureCount + 1).fill(0);
  const fitted = minimize(start, options, (weights) => {
    const gradient = Array<number>(featureCount + 1).fill(0);
    for (const { values, outcome } of observations) {
      const row = [...values, 1];
      const error = (sigmoid(dot(row, weights)) - Number(outcome)) * weightOf(outcome);
      row.forEach((value, at) => {
        gradient[at] = (gradient[at] ?? 0) + error * value;
      });
    }
    return gradient;
  });
  return { weights: fitted.slice(0, featureCount), bias: fitted[featureCount] ?? 0 };
}

/** Adam (Kingma & Ba, 2015) from a fixed start for a fixed number of steps: the same every time. */
function minimize(
  start: readonly number[],
  { l2 }: FitOptions,
  gradientAt: (weights: readonly number[]) => number[],
): number[] {
  const weights = [...start];
  const mean = weights.map(() => 0);
  const square = weights.map(() => 0);
  for (let step = 1; step <= steps; step += 1) {
    gradientAt(weights).forEach((slope, at) => {
      const weight = weights[at] ?? 0;
      const total = slope + l2 * weight;
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * total;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * total * total;
      const rate = learningRate / (Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
      weights[at] = weight - (rate * (mean[at] ?? 0)) / (1 - 0.9 ** step);
    });
  }
  return weights;
}

function dot(row: readonly number[], weights: readonly number[]): number {
  return row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}
