import { expect, it } from "vitest";
import { type Candidate, type ChooseOptions, chooseQuestions } from "./choose-questions";
import type { Band } from "./grade";
import type { Attempt } from "./list-attempts";
import type { ScheduledReview } from "./schedule-reviews";

const dayMs = 24 * 60 * 60_000;
const now = 100 * dayMs;
const candidates: Candidate[] = Array.from({ length: 12 }, (_, index) => ({
  number: index + 1,
  slug: `q${index + 1}`,
  section: ["A", "B", "C"][index % 3] ?? "",
  difficulty: (["advanced", "practitioner", "foundation"] as const)[index % 3] ?? "advanced",
}));
const review = (number: number, dueInDays: number, band: Band): [string, ScheduledReview] => {
  const candidate = candidates[number - 1];
  const last: Attempt = {
    interviewId: "i",
    questionNumber: number,
    slug: candidate?.slug ?? "",
    section: candidate?.section ?? "",
    at: now - 10 * dayMs,
    grader: "ids",
    version: "1",
    coverage: 50,
    band,
    basis: "confirmed",
    usedHints: false,
  };
  return [last.slug, { slug: last.slug, dueAt: now + dueInDays * dayMs, times: 1, last }];
};
/** A plan where the questions with a review and the skipped ones have been asked. */
const choose = ({
  skipped = [],
  ...options
}: Partial<ChooseOptions> & { questions?: number; skipped?: string[] } = {}) =>
  chooseQuestions({
    candidates,
    config: { sections: [], difficulty: "any", questions: options.questions ?? 5 },
    reviews: new Map(),
    lastAskedAt: new Map(
      [...(options.reviews?.keys() ?? []), ...skipped].map((slug) => [slug, now - 10 * dayMs]),
    ),
    seed: 1,
    now,
    ...options,
  });
const kinds = (plan: ReturnType<typeof choose>) =>
  Object.fromEntries(plan.map(({ number, reason }) => [number, reason.kind]));

it("prefers what is due, then weak sections, then the unseen", () => {
  // 1 is due. 3 went badly, so section C (3, 6, 9, 12) is weak; 2 went well and is not due.
  const reviews = new Map([review(1, -3, "most"), review(3, 2, "little"), review(2, 5, "full")]);
  const plan = kinds(choose({ reviews, questions: 7 }));
  expect(plan).toMatchObject({
    1: "due",
    3: "weak-section",
    6: "weak-section",
    9: "weak-section",
    12: "weak-section",
  });
  expect(Object.values(plan).filter((kind) => kind === "unseen")).toHaveLength(2);
  expect(plan).not.toHaveProperty("2");
});

it("takes what was answered already only when nothing else is left", () => {
  const reviews = new Map([review(2, 5, "full")]);
  expect(kinds(choose({ reviews, questions: 12 }))).toMatchObject({ 2: "practice" });
});

it("does not call unseen what was asked and skipped, and takes it before what was answered", () => {
  const reviews = new Map([review(2, 5, "full")]);
  const plan = choose({ reviews, skipped: ["q4"], questions: 11 });
  expect(kinds(plan)).toMatchObject({ 4: "practice" });
  expect(kinds(plan)).not.toHaveProperty("2");
  expect(plan.find(({ number }) => number === 4)?.reason.text).toContain("asked it 10 days ago");
});

it("takes the longest due first", () => {
  const reviews = new Map([review(1, -1, "most"), review(2, -9, "most"), review(4, -5, "most")]);
  expect(choose({ reviews, questions: 1 }).map(({ number }) => number)).toEqual([2]);
});

it("asks from easier to harder, none twice", () => {
  const plan = choose({ questions: 12 }).map(({ number }) => candidates[number - 1]?.difficulty);
  const order = ["foundation", "practitioner", "advanced"];
  expect(plan).toEqual(order.flatMap((difficulty) => Array(4).fill(difficulty)));
  expect(new Set(choose({ questions: 12 }).map(({ number }) => number)).size).toBe(12);
});

it("touches every section before it asks one twice", () => {
  const sections = choose({ questions: 3 }).map(({ number }) => candidates[number - 1]?.section);
  expect(sections.toSorted()).toEqual(["A", "B", "C"]);
});

it("chooses the same for the same seed and other questions for others", () => {
  const numbers = (seed: number) => choose({ seed }).map(({ number }) => number);
  expect(numbers(4)).toEqual(numbers(4));
  expect(
    new Set(Array.from({ length: 20 }, (_, seed) => numbers(seed).join())).size,
  ).toBeGreaterThan(10);
});

it("keeps to the sections and the difficulty asked for", () => {
  const config = { sections: ["A", "B"], difficulty: "practitioner" as const, questions: 20 };
  expect(
    choose({ config })
      .map(({ number }) => number)
      .toSorted((a, b) => a - b),
  ).toEqual([2, 5, 8, 11]);
  expect(choose({ config: { ...config, sections: ["C"] } })).toEqual([]);
});
