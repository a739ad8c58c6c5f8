/** How a fit is held back from following its data too closely. */
export interface FitOptions {
  /** Strength of the pull towards `prior`, per example. */
  readonly l2: number;
  /** Value a weight has without evidence. */
  readonly prior: number;
  /** True keeps weights at 0 or above: every sign may speak for, none against. */
  readonly nonNegative: boolean;
}

/** One choice: rows of features, and which of them are right. */
export interface Choice {
  readonly rows: readonly (readonly number[])[];
  readonly right: readonly boolean[];
}

/** One yes-or-no observation. */
export interface Observation {
  readonly values: readonly number[];
  readonly outcome: boolean;
}

const steps = 3000;
const learningRate = 0.05;

/**
 * Fits a conditional logit: the share of a row is the softmax of its weighted sum, and the right
 * rows of each choice together should get all of it.
 * @returns one weight a feature
 * @see McFadden, "Conditional Logit Analysis of Qualitative Choice Behavior", 1974
 */
export function fitConditionalLogit(
  choices: readonly Choice[],
  featureCount: number,
  options: FitOptions,
): number[] {
  const start = Array<number>(featureCount).fill(options.prior);
  return minimize(start, options, (weights) => {
    const gradient = Array<number>(featureCount).fill(0);
    for (const { rows, right } of choices) {
      const shares = softmax(rows.map((row) => dot(row, weights)));
      const rightShare = shares.reduce((sum, share, at) => sum + (right[at] ? share : 0), 0);
      rows.forEach((row, at) => {
        const share = shares[at] ?? 0;
        const target = right[at] ? share / rightShare : 0;
        row.forEach((value, feature) => {
          gradient[feature] =
            (gradient[feature] ?? 0) + ((share - target) * value) / choices.length;
        });
      });
    }
    return gradient;
  });
}

/** Weights and bias of a fitted logistic regression. */
export interface LogisticFit {
  readonly weights: readonly number[];
  readonly bias: number;
}

/** Fits a logistic regression; both outcomes weigh the same in all, however often each occurs. */
export function fitLogistic(
  observations: readonly Observation[],
  featureCount: number,
  options: FitOptions & { readonly balanced: boolean },
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
  { l2, prior, nonNegative }: FitOptions,
  gradientAt: (weights: readonly number[]) => number[],
): number[] {
  const weights = [...start];
  const mean = weights.map(() => 0);
  const square = weights.map(() => 0);
  for (let step = 1; step <= steps; step += 1) {
    gradientAt(weights).forEach((slope, at) => {
      const weight = weights[at] ?? 0;
      const total = slope + l2 * (weight - prior);
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * total;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * total * total;
      const rate = learningRate / (Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
      const moved = weight - (rate * (mean[at] ?? 0)) / (1 - 0.9 ** step);
      weights[at] = nonNegative ? Math.max(0, moved) : moved;
    });
  }
  return weights;
}

function softmax(scores: readonly number[]): number[] {
  const best = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(score - best));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return exponentials.map((value) => value / total);
}

function dot(row: readonly number[], weights: readonly number[]): number {
  return row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
