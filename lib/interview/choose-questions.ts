import { groupBy } from "@/lib/group-by";
import type { Difficulty } from "@/lib/guide/front-matter";
import { seededRandom, shuffle } from "@/lib/seeded-random";
import type { Reason } from "./events";
import { difficulties, type InterviewConfig } from "./interview-config";
import type { ScheduledReview } from "./schedule-reviews";

/** A question that can be asked. */
export interface Candidate {
  readonly number: number;
  readonly slug: string;
  readonly section: string;
  readonly difficulty: Difficulty;
}

export interface ChooseOptions {
  readonly candidates: readonly Candidate[];
  readonly config: Pick<InterviewConfig, "sections" | "difficulty" | "questions">;
  /** The learner's, by slug. */
  readonly reviews: ReadonlyMap<string, ScheduledReview>;
  /** When each question was last asked, answered or not, by slug; milliseconds since 1970. */
  readonly lastAskedAt: ReadonlyMap<string, number>;
  /** Decides between questions that are equal otherwise. */
  readonly seed: number;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface PlannedQuestion {
  readonly number: number;
  readonly reason: Reason;
}

/** A section is weak when at least this share of its questions last covered little or some. */
const weakShare = 0.5;
const dayMs = 24 * 60 * 60_000;

/**
 * Plans an interview: first what is due for review, longest due first; then questions of weak
 * sections, weakest first; then unseen ones, section by section in turn; then what was asked without
 * an answer that counts; then what was answered longest ago. What is chosen is asked from easier to harder.
 * @returns at most `config.questions`, none twice; empty when no candidate fits
 */
export function chooseQuestions(options: ChooseOptions): PlannedQuestion[] {
  const { config, reviews, lastAskedAt, now } = options;
  const fitting = shuffle(options.candidates, seededRandom(options.seed)).filter(
    ({ section, difficulty }) =>
      (config.sections.length === 0 || config.sections.includes(section)) &&
      (config.difficulty === "any" || config.difficulty === difficulty),
  );
  const lastAt = ({ slug }: Candidate) => reviews.get(slug)?.last.at ?? 0;
  const dueAt = ({ slug }: Candidate) => reviews.get(slug)?.dueAt ?? Number.POSITIVE_INFINITY;
  const weakness = weakSections(options);
  const weaknessOf = ({ section }: Candidate) => weakness.get(section) ?? 0;

  const isDue = (candidate: Candidate) => dueAt(candidate) <= now;
  const due = fitting.filter(isDue).toSorted((a, b) => dueAt(a) - dueAt(b));
  const rest = fitting.filter((candidate) => !isDue(candidate));
  const weak = rest
    .filter((candidate) => weaknessOf(candidate) >= weakShare)
    .toSorted((a, b) => weaknessOf(b) - weaknessOf(a) || lastAt(a) - lastAt(b));
  const others = rest.filter((candidate) => weaknessOf(candidate) < weakShare);
  const unseen = takeInTurn(others.filter(({ slug }) => !lastAskedAt.has(slug)));
  const seen = others
    .filter(({ slug }) => lastAskedAt.has(slug))
    .toSorted((a, b) => lastAt(a) - lastAt(b));

  const because = (reason: (candidate: Candidate) => Reason) => (candidate: Candidate) => ({
    candidate,
    reason: reason(candidate),
  });
  return [
    ...due.map(because((candidate) => dueReason(now - lastAt(candidate)))),
    ...weak.map(because(({ section }) => weakReason(section))),
    ...unseen.map(
      because(() => ({ kind: "unseen", text: "You have not been asked this before." })),
    ),
    ...seen.map(because((candidate) => practiceReason(candidate, options))),
  ]
    .slice(0, config.questions)
    .toSorted((a, b) => rankOf(a.candidate) - rankOf(b.candidate))
    .map(({ candidate, reason }) => ({ number: candidate.number, reason }));
}

function rankOf({ difficulty }: Candidate): number {
  return difficulties.indexOf(difficulty);
}

/** By section: the share of its answered questions whose last result was little or some. */
function weakSections({ reviews }: ChooseOptions): Map<string, number> {
  const bySection = groupBy(reviews.values(), ({ last }) => last.section);
  return new Map(
    [...bySection].map(([section, entries]) => [
      section,
      entries.filter(({ last }) => last.band === "little" || last.band === "some").length /
        entries.length,
    ]),
  );
}

function dueReason(sinceMs: number): Reason {
  return { kind: "due", text: `Due for review: you last answered it ${describeAge(sinceMs)}.` };
}

function weakReason(section: string): Reason {
  return {
    kind: "weak-section",
    text: `Your answers in “${section}” have left much out so far.`,
  };
}

function practiceReason({ slug }: Candidate, { reviews, lastAskedAt, now }: ChooseOptions): Reason {
  const review = reviews.get(slug);
  const text = review
    ? `For practice: you last answered it ${describeAge(now - review.last.at)}, and it is not due yet.`
    : `For practice: you were asked it ${describeAge(now - (lastAskedAt.get(slug) ?? now))}, without an answer that counts yet.`;
  return { kind: "practice", text };
}

function describeAge(ms: number): string {
  const days = Math.floor(ms / dayMs);
  if (days < 1) return "less than a day ago";
  return days === 1 ? "a day ago" : `${days} days ago`;
}

/** One of each section after the other, so that few questions touch many sections. */
function takeInTurn(candidates: readonly Candidate[]): Candidate[] {
  const sections = [...groupBy(candidates, ({ section }) => section).values()];
  const longest = Math.max(0, ...sections.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) =>
    sections.flatMap((members) => members[index] ?? []),
  ).flat();
}
