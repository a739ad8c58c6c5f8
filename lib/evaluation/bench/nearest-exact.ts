/**
 * The rows nearest to a vector by comparing with every one.
 * @param rows - unit vectors, one after another
 * @param vector - unit vector
 * @returns row numbers, nearest first, at most `count`
 */
export function nearestExact(rows: Float32Array, vector: Float32Array, count: number): number[] {
  const dimension = vector.length;
  const best: { row: number; cosine: number }[] = [];
  let floor = Number.NEGATIVE_INFINITY;
  for (let row = 0; row * dimension < rows.length; row += 1) {
    const start = row * dimension;
    let cosine = 0;
    for (let at = 0; at < dimension; at += 1) cosine += (rows[start + at] ?? 0) * (vector[at] ?? 0);
    if (best.length === count && cosine <= floor) continue;
    best.push({ row, cosine });
    best.sort((a, b) => b.cosine - a.cosine);
    best.length = Math.min(best.length, count);
    floor = best.at(-1)?.cosine ?? floor;
  }
  return best.map(({ row }) => row);
}
