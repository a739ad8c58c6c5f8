import { expect, it } from "vitest";
import { addContext, interpolate, readAnswerSigns, readVerdictSigns } from "./estimate-coverage";
import { type PointSigns, pointSigns } from "./point-signs";

const whole = {
  ...{ lead: 0.1, reach: 0.3, known: 0.8, statementLead: 0.05, outsideLead: 0 },
  ...{ home: 0.5, homeStatements: 0.5, spread: 0.5, plain: 0 },
};
const points = [{ weight: 3 }, { weight: 1 }];
const noSigns = Object.fromEntries(pointSigns.map((name) => [name, 0])) as PointSigns;

it("weighs points by their weight", () => {
  const estimates = [
    { covered: 1, contradicted: 0 },
    { covered: 0, contradicted: 0.5 },
  ];
  expect(readAnswerSigns(points, estimates, whole)).toMatchObject({
    share: 0.75,
    contradictions: 0.5,
    plainShare: 0,
  });
});

it("tells a contradiction what else the answer covers", () => {
  const [first, second] = addContext(points, [noSigns, noSigns], [1, 0]);
  expect(first).toMatchObject({ covered: 1, share: 0.75 });
  expect(second).toMatchObject({ covered: 0, share: 0.75 });
});

it("counts an unsure verdict as it is told", () => {
  const verdicts = [
    { weight: 1, verdict: "unsure" },
    { weight: 1, verdict: "contradicted" },
  ] as const;
  expect(readVerdictSigns(verdicts, 0.5)).toMatchObject({ share: 0.25, contradictions: 1 });
});

it("stays on its line beyond the ends", () => {
  const line = [
    [0, 0],
    [0.5, 0.2],
    [1, 1],
  ] as const;
  expect([-1, 0.25, 0.5, 2].map((value) => interpolate(line, value))).toEqual([0, 0.1, 0.2, 1]);
});
