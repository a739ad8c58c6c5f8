import type { Difficulty } from "@/lib/guide/front-matter";
import type { Question } from "@/lib/guide/types";
import { isInterviewable } from "@/lib/interview/ask-question";
import type { InterviewConfig } from "@/lib/interview/interview-config";

/** How many questions of a section and a difficulty can be asked. */
export interface Offer {
  readonly section: string;
  readonly difficulty: Difficulty;
  readonly count: number;
}

/** What a guide offers to be interviewed on, in its own order. */
export function listOffers(questions: readonly Question[]): Offer[] {
  const offers = new Map<string, Offer>();
  for (const question of questions) {
    if (!isInterviewable(question)) continue;
    const { section, details } = question;
    const { difficulty } = details;
    const key = JSON.stringify([section, difficulty]);
    offers.set(key, { section, difficulty, count: (offers.get(key)?.count ?? 0) + 1 });
  }
  return [...offers.values()];
}

/** How many questions fit; no sections mean all of them. */
export function countMatches(
  offers: readonly Offer[],
  { sections, difficulty }: Pick<InterviewConfig, "sections" | "difficulty">,
): number {
  return offers
    .filter(
      (offer) =>
        (sections.length === 0 || sections.includes(offer.section)) &&
        (difficulty === "any" || difficulty === offer.difficulty),
    )
    .reduce((sum, { count }) => sum + count, 0);
}
