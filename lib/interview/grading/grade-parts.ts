import type { GradedPoint, RubricPoint } from "../grade";

/** A point that nothing was found for. */
export function clearPoint({ id, text, weight, passageId, url }: RubricPoint): GradedPoint {
  return { id, text, weight, verdict: "missing", passageId, url };
}

/** How far scores lay from estimates, up to a coverage. */
export interface Spread {
  readonly upTo: number;
  readonly below: number;
  readonly above: number;
}

/** @param coverage - 0..100 @param spreads - by rising `upTo`, at least one */
export function rangeOf(
  coverage: number,
  spreads: readonly Spread[],
): { low: number; high: number } {
  const spread = spreads.find(({ upTo }) => coverage <= upTo) ?? spreads.at(-1);
  return {
    low: Math.max(0, coverage - (spread?.below ?? 0)),
    high: Math.min(100, coverage + (spread?.above ?? 0)),
  };
}
