import { expect, it } from "vitest";
import { applyRulings } from "./apply-rulings";
import type { Grade, PointVerdict } from "./grade";

const grade = (coverage: number, verdicts: readonly PointVerdict[]): Grade => ({
  grader: "embedded",
  version: "1",
  questionNumber: 1,
  graded: true,
  band: "some",
  coverage,
  range: { low: 0, high: 100 },
  points: verdicts.map((verdict, at) => ({
    id: `p${at}`,
    text: `Point ${at}.`,
    weight: 1,
    verdict,
    passageId: "p-1",
    url: "/guide/x#p-1",
  })),
  flags: [],
});

it("leaves a grade without rulings as it is", () => {
  expect(applyRulings(grade(37, ["covered", "missing"]), {})).toMatchObject({
    coverage: 37,
    band: "some",
    confirmed: "none",
  });
});

it("raises the grader's own figure by the share of a point ruled covered", () => {
  const before = grade(60, ["covered", "missing", "missing", "missing"]);
  expect(applyRulings(before, { p1: "covered" })).toMatchObject({
    coverage: 85,
    confirmed: "some",
  });
});

it("keeps to 0 and 100", () => {
  expect(applyRulings(grade(90, ["covered", "missing"]), { p1: "covered" }).coverage).toBe(100);
  expect(applyRulings(grade(10, ["covered", "missing"]), { p0: "missing" }).coverage).toBe(0);
});

it("counts the points themselves once each is ruled on", () => {
  const ruled = applyRulings(grade(70, ["covered", "missing", "unsure", "missing"]), {
    p0: "covered",
    p1: "missing",
    p2: "missing",
    p3: "contradicted",
  });
  expect(ruled).toMatchObject({ coverage: 25, confirmed: "all" });
});
