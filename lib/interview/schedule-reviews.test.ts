import { expect, it } from "vitest";
import type { Band } from "./grade";
import type { Attempt } from "./list-attempts";
import { scheduleReviews } from "./schedule-reviews";

const dayMs = 24 * 60 * 60_000;
const attempt = (day: number, band: Band, more: Partial<Attempt> = {}): Attempt => ({
  interviewId: `i${day}`,
  questionNumber: 1,
  slug: "01-sample",
  section: "Samples",
  at: Date.UTC(2026, 0, 1) + day * dayMs,
  grader: "ids",
  version: "1",
  coverage: 50,
  band,
  basis: "confirmed",
  usedHints: false,
  ...more,
});
const daysUntilDue = (...attempts: Attempt[]) => {
  const review = scheduleReviews(attempts).get("01-sample");
  return ((review?.dueAt ?? 0) - (attempts.at(-1)?.at ?? 0)) / dayMs;
};

// FSRS-6's default weights give first stabilities of 0.21, 1.29, 2.31 and 8.30 days for the four
// ratings; at 90 % retention the interval is the stability in whole days, at least one, and each
// rating's at least a day longer than the one below.
it.each<[Band, number]>([
  ["little", 1],
  ["some", 2],
  ["most", 3],
  ["full", 8],
])("asks a question that covered %s again in %i days", (band, days) => {
  expect(daysUntilDue(attempt(0, band))).toBe(days);
});

it("takes an answer that needed a hint for a hard one at best", () => {
  expect(daysUntilDue(attempt(0, "full", { usedHints: true }))).toBe(2);
  expect(daysUntilDue(attempt(0, "little", { usedHints: true }))).toBe(1);
});

it("spaces success further apart and begins anew after failure", () => {
  const known = daysUntilDue(attempt(0, "full"), attempt(8, "full"));
  expect(known).toBeGreaterThan(8);
  expect(daysUntilDue(attempt(0, "full"), attempt(8, "little"))).toBeLessThan(8);
});

it("keeps each question's latest result and count", () => {
  const other = attempt(1, "most", { slug: "02-other", basis: "provisional" });
  const reviews = scheduleReviews([attempt(0, "little"), other, attempt(2, "full")]);
  expect(reviews.get("01-sample")).toMatchObject({ times: 2, last: { band: "full" } });
  expect(reviews.get("02-other")).toMatchObject({ times: 1, last: { basis: "provisional" } });
});
