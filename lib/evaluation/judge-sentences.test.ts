import { expect, it } from "vitest";
import { judgeSentences } from "./judge-sentences";

const labels = {
  direct: ["Pruning removes weights.", "Role play. The attacker plays a part."],
  useful: ["Sparse kernels are needed."],
};

it("counts the sentences of an answer that a good answer quotes", () => {
  expect(
    judgeSentences(
      ["Networks are large.", "Pruning removes weights.", "Sparse kernels are needed."],
      labels,
    ),
  ).toEqual({ firstIsDirect: false, leadIsDirect: true, onThePoint: 2 / 3, directQuoted: 1 / 3 });
});

it("reads a list item sentence by sentence, as a reader of the answer does", () => {
  const { firstIsDirect, onThePoint } = judgeSentences(
    ["Role play.", "The attacker plays a part."],
    labels,
  );
  expect([firstIsDirect, onThePoint]).toEqual([true, 1]);
});

it("finds nothing on the point in an answer without sentences", () => {
  expect(judgeSentences([], labels)).toEqual({
    firstIsDirect: false,
    leadIsDirect: false,
    onThePoint: 0,
    directQuoted: 0,
  });
});
