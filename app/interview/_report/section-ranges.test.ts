import { expect, it } from "vitest";
import type { AssessmentView } from "@/lib/interview/interview-view";
import type { ReportQuestion } from "@/lib/interview/report";
import { meanRange } from "./section-ranges";

function question(
  coverage: number,
  range: AssessmentView["range"],
  changes: Partial<AssessmentView> = {},
): ReportQuestion {
  const grader = { grader: "embedded", version: "1", graded: true, band: "some" } as const;
  return {
    position: 1,
    questionNumber: 1,
    question: "?",
    section: "A",
    reason: { kind: "unseen", text: "" },
    outcome: "assessed",
    turns: [],
    hints: [],
    answerMs: 0,
    assessment: {
      ...grader,
      flags: [],
      points: [],
      hiddenPoints: 0,
      confirmed: "none",
      coverage,
      range,
      ...changes,
    },
  };
}
const grader = { grader: "embedded", version: "1" };

it("is the mean of the ranges' ends", () => {
  const questions = [question(40, { low: 20, high: 60 }), question(80, { low: 70, high: 100 })];
  expect(meanRange(questions, grader)).toEqual({ low: 45, high: 80 });
});

it("counts an answer that was ruled on throughout as certain", () => {
  const ruled = question(50, { low: 20, high: 60 }, { confirmed: "all" });
  expect(meanRange([ruled], grader)).toEqual({ low: 50, high: 50 });
});

it("reaches to where rulings on some points have led", () => {
  const ruled = question(10, { low: 20, high: 60 }, { confirmed: "some" });
  expect(meanRange([ruled], grader)).toEqual({ low: 10, high: 60 });
});

it("leaves out other graders and what was not graded", () => {
  const other = question(50, { low: 20, high: 60 }, { version: "2" });
  const ungraded = { ...question(0, { low: 0, high: 0 }), outcome: "ungraded" } as const;
  expect(meanRange([other, ungraded], grader)).toBeUndefined();
});
