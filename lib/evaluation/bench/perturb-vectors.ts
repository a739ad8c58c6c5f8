export interface PerturbOptions {
  /** Cosine of a new vector with the one it was made from, 0..1. */
  readonly cosine: number;
  /** Uniform in 0..1. */
  readonly random: () => number;
}

/**
 * Turns a unit vector by a fixed angle in a random direction.
 * @returns a unit vector whose cosine with `vector` is `cosine` (in high dimensions; the direction
 *   is made perpendicular by one Gram–Schmidt step)
 */
export function perturbVector(
  vector: Float32Array,
  { cosine, random }: PerturbOptions,
): Float32Array {
  const noise = Float32Array.from(vector, () => gaussian(random));
  const along = dotProduct(noise, vector);
  for (let at = 0; at < noise.length; at += 1)
    noise[at] = (noise[at] ?? 0) - along * (vector[at] ?? 0);
  const scale = Math.sqrt((1 - cosine ** 2) / dotProduct(noise, noise));
  return vector.map((value, at) => cosine * value + scale * (noise[at] ?? 0));
}

/** The unit vector between two, at a share of the way. @param share - 0 is `a`, 1 is `b` */
export function mixVectors(a: Float32Array, b: Float32Array, share: number): Float32Array {
  const mixed = a.map((value, at) => (1 - share) * value + share * (b[at] ?? 0));
  const length = Math.sqrt(dotProduct(mixed, mixed));
  return length > 0 ? mixed.map((value) => value / length) : a;
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
