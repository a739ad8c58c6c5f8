import { seededRandom, shuffle } from "@/lib/seeded-random";

/**
 * Linear discriminant functions over the guide's own vectors: they learn which directions of the
 * embedding space tell questions apart and which only tell a heading from a sentence, or one way of
 * writing from another. Cosines treat both alike.
 */
export interface Discriminant {
  /** Classes in the order of `weights`; none where nothing was fitted. */
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

/** More examples than this make the fit little better, only slower: of larger classes fewer are read. */
const maxExamples = 20_000;
/** Times each example is read; more often where there are so few that the steps would not suffice. */
const epochs = 6;
const minSteps = 300;
const batchSize = 64;
/** Unit vectors are this much too short for weights of moderate size. */
const inputScale = 10;
const learningRate = 0.05;
const momentum = 0.9;
/** Pull of the weights towards 0. */
const l2 = 0.003;
const seed = 1;
/** A class this sure to be wrong, or right, moves its weights by nothing that shows. */
const negligible = 1e-4;

/**
 * Fits multinomial logistic regression by mini-batch gradient descent, every class weighing the same
 * however many examples it has. The same examples in the same order give the same weights.
 * @param examples - every class at least once; unit vectors, `dimension` long
 * @see Hastie, Tibshirani & Friedman, "The Elements of Statistical Learning", 2009, section 4.4
 */
export function fitDiscriminant(
  examples: readonly LabelledVector[],
  dimension: number,
): Discriminant {
  const classes = [...new Set(examples.map(({ label }) => label))];
  const rowOf = new Map(classes.map((label, row) => [label, row]));
  const sample = thinOut(examples);
  const width = dimension + 1;
  const weights = new Float64Array(classes.length * width);
  const velocity = new Float64Array(weights.length);
  const gradient = new Float64Array(weights.length);
  const importance = balance(sample);
  const random = seededRandom(seed);
  const size = Math.min(batchSize, sample.length);
  const perEpoch = Math.ceil(sample.length / size);
  const total = Math.max(epochs * perEpoch, minSteps);
  let order: LabelledVector[] = [];
  for (let step = 0; step < total; step += 1) {
    const at = step % perEpoch;
    if (at === 0) order = shuffle(sample, random);
    const batch = order.slice(at * size, (at + 1) * size);
    gradient.fill(0);
    for (const { vector, label } of batch) {
      const share = (importance.get(label) ?? 1) / batch.length;
      const own = rowOf.get(label);
      const likelihoods = softmax(scoresOf(weights, vector, classes.length, inputScale));
      likelihoods.forEach((likelihood, row) => {
        const error = likelihood - (row === own ? 1 : 0);
        if (Math.abs(error) < negligible) return;
        const start = row * width;
        const push = error * share;
        for (let axis = 0; axis < dimension; axis += 1) {
          gradient[start + axis] =
            (gradient[start + axis] ?? 0) + push * inputScale * (vector[axis] ?? 0);
        }
        gradient[start + dimension] = (gradient[start + dimension] ?? 0) + push;
      });
    }
    const rate = learningRate * (1 - step / total);
    for (let index = 0; index < weights.length; index += 1) {
      const isBias = index % width === dimension;
      const slope = (gradient[index] ?? 0) + (isBias ? 0 : l2 * (weights[index] ?? 0));
      velocity[index] = momentum * (velocity[index] ?? 0) - rate * slope;
      weights[index] = (weights[index] ?? 0) + (velocity[index] ?? 0);
    }
  }
  const scaled = Float32Array.from(weights, (weight, index) =>
    index % width === dimension ? weight : weight * inputScale,
  );
  return { classes, dimension, weights: scaled };
}

/**
 * How much speaks for some of the classes: the log-likelihood up to a term all classes share.
 * @param vector - `dimension` long
 * @returns one entry for each of `wanted` that is a class
 */
export function discriminate(
  { classes, weights }: Discriminant,
  vector: Float32Array,
  wanted: ReadonlySet<number>,
): Map<number, number> {
  const scores = scoresOf(weights, vector, classes.length, 1);
  return new Map(
    classes.flatMap((label, row) => (wanted.has(label) ? [[label, scores[row] ?? 0]] : [])),
  );
}

/** @returns one score a row of `weights`, whose last column is the bias */
function scoresOf(
  weights: Float64Array | Float32Array,
  vector: Float32Array,
  rows: number,
  scale: number,
): Float64Array {
  const width = vector.length + 1;
  const scores = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const start = row * width;
    let sum = 0;
    for (let axis = 0; axis < vector.length; axis += 1) {
      sum += (weights[start + axis] ?? 0) * (vector[axis] ?? 0);
    }
    scores[row] = scale * sum + (weights[start + vector.length] ?? 0);
  }
  return scores;
}

function softmax(scores: Float64Array): Float64Array {
  const best = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - best));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** Every so-manieth example of each class, its first always. */
function thinOut(examples: readonly LabelledVector[]): readonly LabelledVector[] {
  const stride = Math.ceil(examples.length / maxExamples);
  const seen = new Map<number, number>();
  return examples.filter(({ label }) => {
    const before = seen.get(label) ?? 0;
    seen.set(label, before + 1);
    return before % stride === 0;
  });
}

/** What an example of a class counts, 1 on average over the examples. */
function balance(examples: readonly LabelledVector[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  return new Map(
    [...counts].map(([label, count]) => [label, examples.length / (counts.size * count)]),
  );
}
