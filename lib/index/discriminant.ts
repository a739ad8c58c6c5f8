/**
 * A linear discriminant over the guide's own vectors: it learns which directions of the embedding
 * space tell questions apart and which only tell a heading from a sentence, or one way of writing
 * from another. Cosines treat both alike.
 */
export interface Discriminant {
  /** Classes in the order of `weights`. */
  readonly classes: readonly number[];
  readonly dimension: number;
  /** Row-major, one row a class: `dimension` weights and a bias. */
  readonly weights: Float32Array;
}

/** A vector and the class it belongs to. */
export interface LabelledVector {
  readonly vector: Float32Array;
  readonly label: number;
}

/** More examples than this make the covariance no better, only slower. */
const maxCovarianceExamples = 20_000;
/** Share of the covariance replaced by its mean variance, so that it can be inverted and trusted. */
const shrinkage = 0.1;

/**
 * Fits linear discriminant analysis with one covariance for all classes and equal priors.
 * @param examples - every class at least once; vectors of one length
 * @see Hastie, Tibshirani & Friedman, "The Elements of Statistical Learning", 2009, section 4.3;
 *   Friedman, "Regularized Discriminant Analysis", JASA 1989
 */
export function fitDiscriminant(
  examples: readonly LabelledVector[],
  dimension: number,
): Discriminant {
  return fitAndHoldOut(examples, dimension).discriminant;
}

/** A discriminant, and what it would be had it never seen one of its examples. */
export interface HoldOutDiscriminant {
  readonly discriminant: Discriminant;
  /** @param example - one of those it was fitted on, not the only one of its class */
  readonly without: (example: LabelledVector) => Discriminant;
}

/**
 * Fits as `fitDiscriminant` and keeps what it takes to leave out one example after another without
 * fitting anew: the class's mean moves, and the covariance loses a matrix of rank one
 * (Sherman–Morrison). The ridge stays that of all examples.
 */
export function fitAndHoldOut(
  examples: readonly LabelledVector[],
  dimension: number,
): HoldOutDiscriminant {
  const { means, counts } = classMeans(examples, dimension);
  const stride = Math.ceil(examples.length / maxCovarianceExamples);
  const sample = examples.filter((_, index) => index % stride === 0);
  const factor = choleskyFactor(withinClassCovariance(sample, means, dimension));
  const classes = [...means.keys()];
  const weights = new Float32Array(classes.length * (dimension + 1));
  classes.forEach((label, row) => {
    const mean = means.get(label) ?? new Float64Array(dimension);
    const direction = solveFactored(factor, mean);
    const start = row * (dimension + 1);
    weights.set(direction, start);
    weights[start + dimension] = -dotProduct(direction, mean) / 2;
  });
  return { discriminant: { classes, dimension, weights }, without };

  function without({ vector, label }: LabelledVector): Discriminant {
    const mean = means.get(label) ?? new Float64Array(dimension);
    const count = counts.get(label) ?? 1;
    const residual = mean.map((value, at) => (vector[at] ?? 0) - value);
    const solved = solveFactored(factor, residual);
    // What the example adds to the covariance: this times the outer product of its residual.
    const share = ((1 - shrinkage) * count) / ((count - 1) * sample.length);
    const gain = share / (1 - share * dotProduct(residual, solved));
    // The mean over one residual fewer is larger, its inverse smaller.
    const scale = (sample.length - 1) / sample.length;
    const changed = new Float32Array(weights.length);
    classes.forEach((one, row) => {
      const moved = one === label ? 1 / (count - 1) : 0;
      const center = (means.get(one) ?? mean).map(
        (value, at) => value - moved * (residual[at] ?? 0),
      );
      const along = gain * dotProduct(center, solved) - moved;
      const start = row * (dimension + 1);
      const direction = center.map(
        (_, at) => scale * ((weights[start + at] ?? 0) + along * (solved[at] ?? 0)),
      );
      changed.set(direction, start);
      changed[start + dimension] = -dotProduct(direction, center) / 2;
    });
    return { classes, dimension, weights: changed };
  }
}

/**
 * How much speaks for some of the classes: the log-likelihood up to a term all classes share.
 * @param vector - `dimension` long
 * @returns one entry for each of `wanted` that is a class
 */
export function discriminate(
  { classes, dimension, weights }: Discriminant,
  vector: Float32Array,
  wanted: ReadonlySet<number>,
): Map<number, number> {
  const scores = new Map<number, number>();
  classes.forEach((label, row) => {
    if (!wanted.has(label)) return;
    const start = row * (dimension + 1);
    let sum = weights[start + dimension] ?? 0;
    for (let at = 0; at < dimension; at += 1) {
      sum += (weights[start + at] ?? 0) * (vector[at] ?? 0);
    }
    scores.set(label, sum);
  });
  return scores;
}

function classMeans(
  examples: readonly LabelledVector[],
  dimension: number,
): { means: Map<number, Float64Array>; counts: Map<number, number> } {
  const means = new Map<number, Float64Array>();
  const counts = new Map<number, number>();
  for (const { vector, label } of examples) {
    const mean = means.get(label) ?? new Float64Array(dimension);
    for (let at = 0; at < dimension; at += 1) mean[at] = (mean[at] ?? 0) + (vector[at] ?? 0);
    means.set(label, mean);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  for (const [label, mean] of means) {
    const count = counts.get(label) ?? 1;
    for (let at = 0; at < dimension; at += 1) mean[at] = (mean[at] ?? 0) / count;
  }
  return { means, counts };
}

/** Lower triangle of the pooled covariance, row-major, shrunk towards its mean variance. */
function withinClassCovariance(
  examples: readonly LabelledVector[],
  means: ReadonlyMap<number, Float64Array>,
  dimension: number,
): Float64Array {
  const covariance = new Float64Array(dimension * dimension);
  const residual = new Float64Array(dimension);
  for (const { vector, label } of examples) {
    const mean = means.get(label);
    for (let at = 0; at < dimension; at += 1) residual[at] = (vector[at] ?? 0) - (mean?.[at] ?? 0);
    for (let row = 0; row < dimension; row += 1) {
      const factor = (residual[row] ?? 0) / examples.length;
      const start = row * dimension;
      for (let column = 0; column <= row; column += 1) {
        covariance[start + column] =
          (covariance[start + column] ?? 0) + factor * (residual[column] ?? 0);
      }
    }
  }
  let trace = 0;
  for (let row = 0; row < dimension; row += 1) trace += covariance[row * (dimension + 1)] ?? 0;
  // A guide with one vector a question varies nowhere; any positive constant gives plain distances.
  const ridge = shrinkage * (trace / dimension || 1);
  for (let row = 0; row < dimension; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      const at = row * dimension + column;
      covariance[at] = (1 - shrinkage) * (covariance[at] ?? 0) + (row === column ? ridge : 0);
    }
  }
  return covariance;
}

interface Factor {
  readonly size: number;
  /** Lower triangle L with L·Lᵀ the matrix, row-major. */
  readonly lower: Float64Array;
}

function choleskyFactor(matrix: Float64Array): Factor {
  const size = Math.sqrt(matrix.length);
  const lower = new Float64Array(matrix.length);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      let sum = matrix[row * size + column] ?? 0;
      for (let at = 0; at < column; at += 1) {
        sum -= (lower[row * size + at] ?? 0) * (lower[column * size + at] ?? 0);
      }
      lower[row * size + column] =
        row === column ? Math.sqrt(sum) : sum / (lower[column * size + column] ?? 1);
    }
  }
  return { size, lower };
}

/** Solves (L·Lᵀ) x = b. */
function solveFactored({ size, lower }: Factor, right: Float64Array): Float64Array {
  const forward = new Float64Array(size);
  for (let row = 0; row < size; row += 1) {
    let sum = right[row] ?? 0;
    for (let at = 0; at < row; at += 1) sum -= (lower[row * size + at] ?? 0) * (forward[at] ?? 0);
    forward[row] = sum / (lower[row * size + row] ?? 1);
  }
  const solution = new Float64Array(size);
  for (let row = size - 1; row >= 0; row -= 1) {
    let sum = forward[row] ?? 0;
    for (let at = row + 1; at < size; at += 1) {
      sum -= (lower[at * size + row] ?? 0) * (solution[at] ?? 0);
    }
    solution[row] = sum / (lower[row * size + row] ?? 1);
  }
  return solution;
}

function dotProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
