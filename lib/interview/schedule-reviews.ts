import { type Card, createEmptyCard, fsrs, type Grade, Rating } from "ts-fsrs";
import type { Band } from "./grade";
import type { Attempt } from "./list-attempts";

/** When to ask a question again. */
export interface ScheduledReview {
  readonly slug: string;
  /** Milliseconds since 1970. */
  readonly dueAt: number;
  readonly times: number;
  /** The latest. */
  readonly last: Attempt;
}

/** How well a question was recalled, by the band of its result. */
const ratingByBand = {
  little: Rating.Again,
  some: Rating.Hard,
  most: Rating.Good,
  full: Rating.Easy,
} as const satisfies Record<Band, Grade>;

/** Whole days, and no chance: the same results always give the same dates. */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false });

/**
 * Spaces each answered question by FSRS with its default weights. Recalled with a hint, a question
 * counts as `Hard` at best.
 * @param attempts - oldest first, as `listAttempts` gives them
 * @returns by slug
 * @see Ye, Su & Cao, KDD 2022 (the model FSRS grew from); ts-fsrs
 */
export function scheduleReviews(attempts: readonly Attempt[]): Map<string, ScheduledReview> {
  const cards = new Map<string, Card>();
  const reviews = new Map<string, ScheduledReview>();
  for (const attempt of attempts) {
    const at = new Date(attempt.at);
    const before = cards.get(attempt.slug) ?? createEmptyCard<Card>(at);
    const { card } = scheduler.next(before, at, rate(attempt));
    cards.set(attempt.slug, card);
    reviews.set(attempt.slug, {
      slug: attempt.slug,
      dueAt: card.due.getTime(),
      times: (reviews.get(attempt.slug)?.times ?? 0) + 1,
      last: attempt,
    });
  }
  return reviews;
}

function rate({ band, usedHints }: Attempt): Grade {
  const rating = ratingByBand[band];
  return usedHints && rating > Rating.Hard ? Rating.Hard : rating;
}
