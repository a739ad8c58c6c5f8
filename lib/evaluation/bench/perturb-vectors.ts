import { percentile } from "../metrics";

/** Differences mixed into one direction: enough that new vectors do not lie on a few lines. */
const differencesMixed = 8;

export interface PerturbOptions {
  /** Cosine of a new vector with the one it was made from, 0..1. */
  readonly cosine: number;
  /** Where to turn to; any length but 0, not along the vector itself. */
  readonly direction: Float32Array;
}

/**
 * Turns a unit vector by a fixed angle towards a direction.
 * @returns a unit vector whose cosine with `vector` is `cosine` (the direction is made
 *   perpendicular by one Gram–Schmidt step)
 */
export function perturbVector(
  vector: Float32Array,
  { cosine, direction }: PerturbOptions,
): Float32Array {
  const along = dotProduct(direction, vector);
  const across = direction.map((value, at) => value - along * (vector[at] ?? 0));
  const scale = Math.sqrt((1 - cosine ** 2) / dotProduct(across, across));
  return vector.map((value, at) => cosine * value + scale * (across[at] ?? 0));
}

/**
 * A random direction in which vectors of one group differ. A direction drawn from the whole space
 * would be one that no text ever takes, and neighbours made with it are harder to find than real ones.
 * @param groups - at least one; each of two vectors or more
 * @param random - uniform in 0..1
 */
export function drawDifference(
  groups: readonly (readonly Float32Array[])[],
  random: () => number,
): Float32Array {
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)];
  const mixed = new Float32Array(groups[0]?.[0]?.length ?? 0);
  for (let count = 0; count < differencesMixed; count += 1) {
    const group = pick(groups) ?? [];
    const from = Math.floor(random() * group.length);
    const step = 1 + Math.floor(random() * (group.length - 1));
    const a = group[from];
    const b = group[(from + step) % group.length];
    const weight = gaussian(random);
    for (let at = 0; at < mixed.length; at += 1) {
      mixed[at] = (mixed[at] ?? 0) + weight * ((a?.[at] ?? 0) - (b?.[at] ?? 0));
    }
  }
  return mixed;
}

/** Median cosine of two vectors of one group, over all pairs; NaN where no group has two. */
export function medianCosineWithin(groups: readonly (readonly Float32Array[])[]): number {
  const cosines = groups.flatMap((group) =>
    group.flatMap((a, at) => group.slice(at + 1).map((b) => dotProduct(a, b))),
  );
  return percentile(cosines, 0.5);
}

/** Sum of products; vectors of one length. */
export function dotProduct(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

/** @see Box & Muller, "A Note on the Generation of Random Normal Deviates", 1958 */
function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
