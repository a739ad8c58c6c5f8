import { expect, it } from "vitest";
import type { Grade, PointVerdict } from "@/lib/interview/grade";
import type { GradedAnswer } from "./collect-grades";
import { measureGrading } from "./measure-grading";

const grade = (coverage: number, verdicts: Readonly<Record<string, PointVerdict>> = {}): Grade => ({
  grader: "test",
  version: "1",
  questionNumber: 1,
  graded: true,
  band: "some",
  coverage,
  range: { low: coverage, high: coverage },
  points: Object.entries(verdicts).map(([id, verdict]) => ({
    id,
    text: id,
    weight: 2,
    verdict,
    passageId: "p",
    url: "/guide/x#p",
  })),
  flags: Object.values(verdicts).includes("contradicted") ? ["contradiction"] : [],
});

const graded = (
  kind: string,
  score: number,
  coverage: number,
  covers: string[] = [],
  verdicts: Readonly<Record<string, PointVerdict>> = {},
): GradedAnswer => {
  const own = grade(coverage, verdicts);
  const answer = {
    id: kind,
    number: 1,
    kind,
    answer: "some words",
    covers,
    contradicts: [],
    score,
  };
  return { answer, grade: own, labelled: own };
};

const measured = (answers: readonly GradedAnswer[], name: string) =>
  measureGrading({ answers, robustness: [] }).measures.find((measure) => measure.name === name)
    ?.estimate.mean;

it("measures error, and precision and recall over all points together", () => {
  const answers = [
    graded("strong", 90, 80, ["a", "b"], { a: "covered", b: "missing", c: "covered" }),
    graded("wrong", 10, 40, [], { a: "unsure", b: "contradicted", c: "covered" }),
  ];
  expect(measured(answers, "f.mean absolute error of 100")).toBe(20);
  // One of three found is wanted, one of two wanted is found.
  expect(measured(answers, "f.covered precision")).toBeCloseTo(1 / 3, 9);
  expect(measured(answers, "f.covered recall")).toBe(0.5);
});

it("compares every terse answer with every bluff, by coverage or by flag", () => {
  const answers = [
    graded("terse_strong", 75, 60),
    graded("long_bluff", 10, 70),
    graded("long_bluff", 10, 20),
    graded("half_right_one_big_error", 40, 65, [], { a: "contradicted" }),
  ];
  expect(measured(answers, "f.terse above bluffs and grave errors")).toBeCloseTo(1 / 3, 9);
  expect(measured(answers, "f.the same, or flagged")).toBeCloseTo(2 / 3, 9);
});

it("names the worthless answers that got too much", () => {
  const answer = { id: "r1", number: 1, kind: "gibberish", answer: "xx", limit: 15 };
  const { measures, overLimit } = measureGrading({
    answers: [],
    robustness: [
      { answer, grade: grade(16) },
      { answer: { ...answer, id: "r2" }, grade: grade(15) },
    ],
  });
  expect(overLimit).toEqual([{ id: "r1", kind: "gibberish", coverage: 16 }]);
  expect(measures.map(({ name, estimate }) => [name, estimate.mean])).toEqual([
    ["f.robustness within limit", 0.5],
    ["f.robustness in the lowest band", 0],
  ]);
});
