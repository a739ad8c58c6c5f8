import { seededRandom, shuffle } from "@/lib/seeded-random";
import { dot } from "@/lib/vectors";

/**
 * Linear discriminant functions over the guide's own vectors: they learn which directions of the
 * embedding space tell questions apart and which only tell a heading from a sentence, or one way of
 * writing from another. Cosines treat both alike.
 */
export interface Discriminant {
  /** Classes in the order of `weights`; none where nothing was fitted. */
  readonly classes: readonly number[];
  readonly dimension: number;
  /** `dimension` weights of each class, one class after another; then a bias a class. */
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
const epochs = 3;
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
const nothing = new Float32Array();

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
  const zeros = () => new Float32Array(classes.length * (dimension + 1));
  const model = viewParameters(zeros(), classes.length, dimension);
  const gradient = viewParameters(zeros(), classes.length, dimension);
  const velocity = zeros();
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
    gradient.all.fill(0);
    for (const { vector, label } of batch) {
      const share = (importance.get(label) ?? 1) / batch.length;
      const own = rowOf.get(label);
      const likelihoods = softmax(scoresOf(model, vector, inputScale));
      likelihoods.forEach((likelihood, row) => {
        const error = likelihood - (row === own ? 1 : 0);
        if (Math.abs(error) < negligible) return;
        const push = error * share;
        addScaled(gradient.rows[row] ?? nothing, vector, push * inputScale);
        gradient.biases[row] = (gradient.biases[row] ?? 0) + push;
      });
    }
    addScaled(gradient.weights, model.weights, l2);
    const rate = learningRate * (1 - step / total);
    multiply(velocity, momentum);
    addScaled(velocity, gradient.all, -rate);
    addScaled(model.all, velocity, 1);
  }
  multiply(model.weights, inputScale);
  return { classes, dimension, weights: model.all };
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
  const scores = scoresOf(viewParameters(weights, classes.length, dimension), vector, 1);
  return new Map(
    classes.flatMap((label, row) => (wanted.has(label) ? [[label, scores[row] ?? 0]] : [])),
  );
}

/** Parameters, or what changes them, as one array and as views of its parts. */
interface Parameters {
  readonly all: Float32Array;
  readonly weights: Float32Array;
  /** The weights of one class each. */
  readonly rows: readonly Float32Array[];
  readonly biases: Float32Array;
}

/** @param all - as `Discriminant.weights` */
function viewParameters(all: Float32Array, classCount: number, dimension: number): Parameters {
  const weights = all.subarray(0, classCount * dimension);
  return {
    all,
    weights,
    rows: Array.from({ length: classCount }, (_, row) =>
      weights.subarray(row * dimension, (row + 1) * dimension),
    ),
    biases: all.subarray(classCount * dimension),
  };
}

/** @returns one score a class */
function scoresOf({ rows, biases }: Parameters, vector: Float32Array, scale: number): Float64Array {
  const scores = new Float64Array(rows.length);
  for (const [row, weights] of rows.entries()) {
    scores[row] = scale * dot(weights, vector) + (biases[row] ?? 0);
  }
  return scores;
}

/** Adds `factor` times the values to the target, in place; four in a round take half the time. */
function addScaled(target: Float32Array, values: Float32Array, factor: number): void {
  for (let at = 0; at < target.length; at += 4) {
    target[at] = (target[at] ?? 0) + factor * (values[at] ?? 0);
    target[at + 1] = (target[at + 1] ?? 0) + factor * (values[at + 1] ?? 0);
    target[at + 2] = (target[at + 2] ?? 0) + factor * (values[at + 2] ?? 0);
    target[at + 3] = (target[at + 3] ?? 0) + factor * (values[at + 3] ?? 0);
  }
}

function multiply(target: Float32Array, factor: number): void {
  for (let at = 0; at < target.length; at += 1) target[at] = factor * (target[at] ?? 0);
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
