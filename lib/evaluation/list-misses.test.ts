import { expect, it } from "vitest";
import type { QueryGroup } from "./label-queries";
import { listMisses } from "./list-misses";
import type { Outcome } from "./outcome";

const outcome = (group: QueryGroup, ranked: readonly number[], answerable: boolean): Outcome => ({
  query: {
    id: `${group} ${ranked.join()}`,
    group,
    query: "q",
    history: [],
    expected: group === "twoQuestions" ? [1, 2] : group === "near" ? [] : [1],
    alsoRight: group === "near" ? [] : [2],
  },
  searched: "q",
  ranked,
  answerable,
  confidence: 0.5,
  firstIsRight: true,
});

it("says why each miss is one", () => {
  const misses = listMisses([
    outcome("paraphrase", [1, 3], true),
    outcome("paraphrase", [2, 1, 3, 4], true),
    outcome("paraphrase", [3, 1], false),
    outcome("multiTurn", [2, 1], true),
    outcome("twoQuestions", [3, 1, 4, 5, 6, 2], true),
    outcome("twoQuestions", [3, 1, 2], true),
    outcome("near", [1], true),
    outcome("near", [2], false),
  ]);
  expect(misses.map(({ group, kinds, found }) => [group, kinds, found])).toEqual([
    ["paraphrase", ["also right"], [2, 1, 3]],
    ["paraphrase", ["ranking", "abstained"], [3, 1]],
    ["twoQuestions", ["not both"], [3, 1, 4, 5, 6]],
    ["near", ["answered"], [1]],
  ]);
});
