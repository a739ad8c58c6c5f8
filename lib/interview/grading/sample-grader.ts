import type { Grade, Grader } from "../grade";
import { clearPoint } from "./grade-parts";

/** For tests: a grader that finds 30 of 100 in whatever it is given, and says it is the embedded one. */
export const sampleGrader: Grader = {
  grader: "embedded",
  version: "e1",
  grade: async ({ questionNumber, points }): Promise<Grade> => ({
    grader: "embedded",
    version: "e1",
    questionNumber,
    graded: true,
    band: "some",
    coverage: 30,
    range: { low: 20, high: 40 },
    points: points.map(clearPoint),
    flags: [],
  }),
};
