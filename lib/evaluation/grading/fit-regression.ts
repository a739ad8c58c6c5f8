/** One observation: signs, the share aimed at (0..1), and how much it counts (> 0). */
export interface WeightedObservation {
  readonly values: readonly number[];
  readonly target: number;
  readonly weight: number;
}

const steps = 25;
/** Keeps a sign that never changes from dividing by nothing. */
const minDeviation = 1e-9;

/**
 * Fits a logistic regression to shares by Newton's method. Signs are put on one scale before the
 * pull towards 0, and the weights are given for the signs as they came.
 * @param observations - at least one, all with equally many values
 * @param l2 - strength of the pull towards 0, per observation
 * @see Le Cessie & Van Houwelingen, "Ridge estimators in logistic regression", Applied Statistics 1992
 */
export function fitRegression(
  observations: readonly WeightedObservation[],
  l2: number,
): { readonly weights: readonly number[]; readonly bias: number } {
  const total = observations.reduce((sum, { weight }) => sum + weight, 0);
  const count = observations[0]?.values.length ?? 0;
  const columns = Array.from({ length: count }, (_, at) => scaleOf(observations, at));
  const rows = observations.map(({ values, target, weight }) => ({
    row: [...columns.map(({ mean, deviation }, at) => ((values[at] ?? 0) - mean) / deviation), 1],
    target,
    weight: weight / total,
  }));
  const parameters = new Array<number>(count + 1).fill(0);
  for (let step = 0; step < steps; step += 1) {
    const gradient = parameters.map((value, at) => (at < count ? l2 * value : 0));
    const hessian = parameters.map((_, i) =>
      parameters.map((_, j) => (i === j ? (i < count ? l2 : 1e-9) : 0)),
    );
    for (const { row, target, weight } of rows) {
      const share =
        1 / (1 + Math.exp(-row.reduce((sum, x, at) => sum + x * (parameters[at] ?? 0), 0)));
      const curve = weight * share * (1 - share);
      row.forEach((x, i) => {
        gradient[i] = (gradient[i] ?? 0) + weight * (share - target) * x;
        const line = hessian[i];
        if (line)
          row.forEach((y, j) => {
            line[j] = (line[j] ?? 0) + curve * x * y;
          });
      });
    }
    solve(hessian, gradient).forEach((change, at) => {
      parameters[at] = (parameters[at] ?? 0) - change;
    });
  }
  const weights = columns.map(({ deviation }, at) => (parameters[at] ?? 0) / deviation);
  const shift = columns.reduce((sum, { mean }, at) => sum + mean * (weights[at] ?? 0), 0);
  return { weights, bias: (parameters[count] ?? 0) - shift };
}

/** Every observation counts the same here: a rare kind must not change the scale. */
function scaleOf(observations: readonly WeightedObservation[], at: number) {
  const values = observations.map((observation) => observation.values[at] ?? 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.max(minDeviation, Math.sqrt(variance)) };
}

/** Solves a symmetric positive definite system by elimination. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0]);
  const size = rows.length;
  for (const [at, pivot] of rows.entries()) {
    const head = pivot[at] ?? 1;
    for (const [below, row] of rows.entries()) {
      if (below <= at) continue;
      const factor = (row[at] ?? 0) / head;
      for (let column = at; column <= size; column += 1) {
        row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0);
      }
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? [];
    const known = solution.reduce(
      (sum, value, i) => (i > at ? sum + value * (row[i] ?? 0) : sum),
      0,
    );
    solution[at] = ((row[size] ?? 0) - known) / (row[at] ?? 1);
  }
  return solution;
}
