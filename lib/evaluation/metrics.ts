import { seededRandom } from "@/lib/seeded-random";
/** A mean with the range a resampling of the same data gives. */
export interface Estimate {
  readonly mean: number;
  /** 2.5th and 97.5th percentile of the mean over bootstrap samples. */
  readonly low: number;
  readonly high: number;
  /** Observations. */
  readonly count: number;
}

const bootstrapSamples = 2000;
const bootstrapSeed = 12_345;

/**
 * Mean and 95% confidence interval by the percentile bootstrap; the same numbers for the same data.
 * @param values - one an observation; no values give a mean of NaN
 * @see Efron & Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13
 */
export function estimateMean(values: readonly number[]): Estimate {
  const count = values.length;
  if (count === 0) return { mean: Number.NaN, low: Number.NaN, high: Number.NaN, count };
  const random = seededRandom(bootstrapSeed);
  const means = Array.from({ length: bootstrapSamples }, () => {
    let sum = 0;
    for (let draw = 0; draw < count; draw += 1) sum += values[Math.floor(random() * count)] ?? 0;
    return sum / count;
  }).sort((a, b) => a - b);
  const at = (share: number) => means[Math.floor(share * (bootstrapSamples - 1))] ?? Number.NaN;
  return { mean: mean(values), low: at(0.025), high: at(0.975), count };
}

/** NaN for no values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** 1 when one of the first `k` ids is right, else 0. */
export function hitAt<Id>(ranked: readonly Id[], isRight: (id: Id) => boolean, k: number): number {
  return ranked.slice(0, k).some(isRight) ? 1 : 0;
}

/** 1 / rank of the first right id, 0 where none is. */
export function reciprocalRank<Id>(ranked: readonly Id[], isRight: (id: Id) => boolean): number {
  const index = ranked.findIndex(isRight);
  return index < 0 ? 0 : 1 / (index + 1);
}

/**
 * Normalised discounted cumulative gain with linear gains, as BEIR reports it.
 * @param gainOf - relevance grade of an id, 0 where it is not relevant
 * @param grades - the grades of every relevant id
 * @see Järvelin & Kekäläinen, TOIS 2002
 */
export function ndcgAt<Id>(
  ranked: readonly Id[],
  gainOf: (id: Id) => number,
  grades: readonly number[],
  k: number,
): number {
  const discounted = (gains: readonly number[]) =>
    gains.slice(0, k).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
  const ideal = discounted([...grades].sort((a, b) => b - a));
  return ideal === 0 ? 0 : discounted(ranked.map(gainOf)) / ideal;
}

/** Share of the relevant ids that are among the first `k`, 0..1. @param relevantCount - at least 1 */
export function recallAt<Id>(
  ranked: readonly Id[],
  isRelevant: (id: Id) => boolean,
  relevantCount: number,
  k: number,
): number {
  return ranked.slice(0, k).filter(isRelevant).length / relevantCount;
}

/**
 * The value that a share of the values lies at or under (nearest rank).
 * @param share - 0..1; NaN for no values
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
