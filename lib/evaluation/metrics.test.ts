import { describe, expect, it } from "vitest";
import { estimateMean, hitAt, mean, ndcgAt, percentile, recallAt, reciprocalRank } from "./metrics";

const isRelevant = (id: string) => id === "b" || id === "d";

describe("hitAt", () => {
  it("looks at the first k alone", () => {
    expect(hitAt(["a", "b", "c"], isRelevant, 1)).toBe(0);
    expect(hitAt(["a", "b", "c"], isRelevant, 2)).toBe(1);
  });
});

describe("reciprocalRank", () => {
  it("is one over the place of the first right id", () => {
    expect(reciprocalRank(["a", "c", "d"], isRelevant)).toBeCloseTo(1 / 3, 12);
    expect(reciprocalRank(["a", "c"], isRelevant)).toBe(0);
    expect(reciprocalRank([], isRelevant)).toBe(0);
  });
});

describe("recallAt", () => {
  it("counts relevant ids among the first k against all there are", () => {
    expect(recallAt(["a", "b", "c", "d"], isRelevant, 2, 3)).toBe(0.5);
    expect(recallAt(["a", "b", "c", "d"], isRelevant, 2, 4)).toBe(1);
  });
});

describe("ndcgAt", () => {
  const gains = new Map([
    ["a", 3],
    ["b", 2],
    ["d", 1],
  ]);
  const gainOf = (id: string) => gains.get(id) ?? 0;

  it("divides the discounted gain by the best there could be", () => {
    // By hand: c b a d → 0 + 2/log2(3) + 3/log2(4) + 1/log2(5) = 1.261860 + 1.5 + 0.430677
    // ideal: a b d → 3 + 2/log2(3) + 1/log2(4) = 3 + 1.261860 + 0.5 = 4.761860
    expect(ndcgAt(["c", "b", "a", "d"], gainOf, [2, 1, 3], 10)).toBeCloseTo(3.192537 / 4.76186, 5);
  });

  it("cuts both at k", () => {
    // c b → 2/log2(3); ideal of two: 3 + 2/log2(3)
    expect(ndcgAt(["c", "b", "a"], gainOf, [3, 2, 1], 2)).toBeCloseTo(1.26186 / 4.26186, 5);
  });

  it("is 1 for the ideal order and 0 without a relevant document", () => {
    expect(ndcgAt(["a", "b", "d"], gainOf, [1, 2, 3], 10)).toBe(1);
    expect(ndcgAt(["a"], gainOf, [], 10)).toBe(0);
  });
});

describe("percentile", () => {
  it("is the nearest rank", () => {
    // Ten values: the 50th is the fifth, the 95th the tenth.
    const values = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
    expect(percentile(values, 0.5)).toBe(5);
    expect(percentile(values, 0.95)).toBe(10);
    expect(percentile(values, 0)).toBe(1);
    expect(percentile([], 0.5)).toBeNaN();
  });
});

describe("estimateMean", () => {
  it("has no width where every value is the same", () => {
    expect(estimateMean([1, 1, 1])).toEqual({ mean: 1, low: 1, high: 1, count: 3 });
  });

  it("comes near the normal interval of a share", () => {
    // 100 draws with 80 hits: standard error sqrt(0.8 × 0.2 / 100) = 0.04, so about 0.8 ± 0.078.
    const values = Array.from({ length: 100 }, (_, index) => Number(index < 80));
    const { mean: share, low, high } = estimateMean(values);
    expect(share).toBe(0.8);
    expect(Math.abs(low - 0.722)).toBeLessThan(0.02);
    expect(Math.abs(high - 0.878)).toBeLessThan(0.02);
  });

  it("gives the same interval for the same values", () => {
    expect(estimateMean([0, 1, 1, 0, 1])).toEqual(estimateMean([0, 1, 1, 0, 1]));
  });

  it("has no mean without values", () => {
    expect(estimateMean([]).mean).toBeNaN();
    expect(mean([])).toBeNaN();
  });
});
