import { seededRandom } from "@/lib/seeded-random";
import { type Estimate, mean } from "../metrics";

const bootstrapSamples = 500;
const bootstrapSeed = 12_345;

/**
 * Any statistic of items with its 95% interval by the percentile bootstrap; the same numbers for the
 * same items. NaN for none.
 * @see Efron & Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13
 */
export function estimateStatistic<Item>(
  items: readonly Item[],
  statistic: (items: readonly Item[]) => number,
): Estimate {
  const random = seededRandom(bootstrapSeed);
  const resample = () =>
    items.flatMap(() => {
      const at = Math.floor(random() * items.length);
      return items.slice(at, at + 1);
    });
  const values = Array.from({ length: items.length > 0 ? bootstrapSamples : 0 }, () =>
    statistic(resample()),
  )
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  const at = (share: number) => values[Math.floor(share * (values.length - 1))] ?? Number.NaN;
  const value = items.length > 0 ? statistic(items) : Number.NaN;
  return { mean: value, low: at(0.025), high: at(0.975), count: items.length };
}

/**
 * Spearman's rank correlation, ties at their mean rank; NaN where one side is constant.
 * @see Spearman, American Journal of Psychology 1904
 */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): number {
  const a = ranksOf(pairs.map(([first]) => first));
  const b = ranksOf(pairs.map(([, second]) => second));
  const meanRank = mean(a);
  const product = (x: readonly number[], y: readonly number[]) =>
    x.reduce((sum, value, at) => sum + (value - meanRank) * ((y[at] ?? 0) - meanRank), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

function ranksOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((x, y) => x - y);
  return values.map((value) => (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2);
}
