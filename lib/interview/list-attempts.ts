import { groupBy } from "@/lib/group-by";
import { applyRulings } from "./apply-rulings";
import type { Band } from "./grade";
import type { InterviewState } from "./interview-state";
import type { CoverageByGrader } from "./interview-view";

/** An interview with its id. */
export interface StoredInterview {
  readonly id: string;
  readonly state: InterviewState;
}

/** One question answered once, as far as it counts for what comes after. */
export interface Attempt {
  readonly interviewId: string;
  readonly questionNumber: number;
  /** Tells apart two guides' questions with one number. */
  readonly slug: string;
  readonly section: string;
  /** When its last answer was submitted, milliseconds since 1970. */
  readonly at: number;
  readonly grader: string;
  readonly version: string;
  /** 0..100, after the learner's rulings. */
  readonly coverage: number;
  readonly band: Band;
  /** `confirmed`: the learner ruled on every point. */
  readonly basis: "confirmed" | "provisional";
  readonly usedHints: boolean;
}

/**
 * What counts of a learner's interviews: answers the learner confirmed point by point, and, once
 * the interview has ended, the others as provisional. An answer that could not be graded and was
 * not ruled on counts for nothing.
 * @returns oldest first
 */
export function listAttempts(interviews: readonly StoredInterview[]): Attempt[] {
  return interviews
    .flatMap(({ id, state }) =>
      state.questions.flatMap(({ asked, turns, hints, graded, rulings }): Attempt[] => {
        if (!graded) return [];
        const { grade } = graded;
        const ruled = applyRulings(grade, rulings);
        const isConfirmed = ruled.confirmed === "all";
        if (!ruled.graded || !(isConfirmed || state.status === "ended")) return [];
        return [
          {
            interviewId: id,
            questionNumber: asked.number,
            slug: asked.slug,
            section: asked.section,
            at: Math.max(...turns.map(({ submittedAt = 0 }) => submittedAt)),
            grader: grade.grader,
            version: grade.version,
            coverage: ruled.coverage,
            band: ruled.band,
            basis: isConfirmed ? "confirmed" : "provisional",
            usedHints: hints.length > 0,
          },
        ];
      }),
    )
    .toSorted((a, b) => a.at - b.at);
}

/** When each question was last asked, whatever came of it, by slug; milliseconds since 1970. */
export function listLastAsked(interviews: readonly StoredInterview[]): Map<string, number> {
  const asked = interviews.flatMap(({ state }) => state.questions);
  return new Map(
    asked
      .toSorted((a, b) => a.askedAt - b.askedAt)
      .map(({ asked: { slug }, askedAt }) => [slug, askedAt]),
  );
}

type Graded = Pick<Attempt, "grader" | "version" | "coverage">;

/** Groups by grader and version, in order of first use: their figures cannot be compared. */
export function groupByGrader<T extends Graded>(
  attempts: readonly T[],
): { readonly grader: string; readonly version: string; readonly attempts: readonly T[] }[] {
  const groups = groupBy(attempts, ({ grader, version }) => JSON.stringify([grader, version]));
  return [...groups.values()].flatMap((members) => {
    const first = members[0];
    return first ? [{ grader: first.grader, version: first.version, attempts: members }] : [];
  });
}

/** Mean coverage, rounded, for each grader and version. */
export function meanCoverage(attempts: readonly Graded[]): CoverageByGrader[] {
  return groupByGrader(attempts).map(({ grader, version, attempts: members }) => ({
    grader,
    version,
    answers: members.length,
    coverage: Math.round(members.reduce((sum, { coverage }) => sum + coverage, 0) / members.length),
  }));
}
