import { expect, it } from "vitest";
import type { InterviewView, QuestionView } from "@/lib/interview/interview-view";
import { describeChange } from "./describe-change";
import { readClock } from "./use-clock";

const clock = { now: 1000, activeMs: 10_000, budgetMs: 60_000, running: true } as const;
const question: QuestionView = {
  position: 1,
  questionNumber: 7,
  question: "What is overfitting?",
  section: "Training",
  difficulty: "foundation",
  reason: { kind: "unseen", text: "New." },
  phase: "answering",
  turns: [{ turn: 0, prompt: "What is overfitting?", state: "open" }],
  hints: [],
  hintAvailable: true,
  answerMs: 0,
};
const view: InterviewView = {
  id: "i",
  seq: 2,
  status: "active",
  createdAt: "2026-01-01T00:00:00.000Z",
  config: { sections: [], difficulty: "any", questions: 3, minutes: 1, mode: "coach" },
  planned: 3,
  clock,
  current: 1,
  questions: [question],
};
const withQuestion = (changes: Partial<QuestionView>): InterviewView => ({
  ...view,
  questions: [{ ...question, ...changes }],
});

it("counts on from the view while the clock runs", () => {
  expect(readClock(clock, 6000).activeMs).toBe(15_000);
  expect(readClock({ ...clock, running: false }, 6000).activeMs).toBe(10_000);
  expect(readClock(clock, 0).activeMs).toBe(10_000);
});

it("nudges at half of the time and when it is over", () => {
  expect(readClock(clock, 20_999).nudge).toBeUndefined();
  expect(readClock(clock, 21_000).nudge).toBe("half");
  expect(readClock(clock, 51_000).nudge).toBe("over");
});

it("announces what moved, and nothing where only a draft was saved", () => {
  expect(describeChange(view, { ...view, seq: 3 })).toBe("");
  expect(describeChange(view, { ...view, status: "paused" })).toBe("Paused.");
  expect(describeChange({ ...view, status: "paused" }, view)).toBe("Resumed.");
  expect(describeChange(view, { ...view, status: "ended" })).toBe("The interview has ended.");
  expect(describeChange(view, withQuestion({ position: 2 }))).toBe("Question 2 of 3.");
  const hints = [{ turn: 0, level: 1, text: "Noise" }];
  expect(describeChange(view, withQuestion({ hints }))).toBe("Hint: Noise");
});

it("announces a follow-up in its own words, and in Real mode no assessment", () => {
  const turns = [
    { turn: 0, prompt: "What is overfitting?", state: "submitted", answer: "Noise." },
    { turn: 1, prompt: "Why?", state: "open" },
  ] as const;
  expect(describeChange(view, withQuestion({ phase: "probing", turns }))).toBe(
    "Follow-up question: Why?",
  );
  expect(describeChange(view, withQuestion({ phase: "assessed" }))).toContain("with the report");
});
