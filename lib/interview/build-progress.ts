import { groupBy } from "@/lib/group-by";
import type { Question } from "@/lib/guide/types";
import { isInterviewable } from "./ask-question";
import { isoTime } from "./build-view";
import { countedMs, type InterviewState } from "./interview-state";
import type { InterviewSummary } from "./interview-view";
import {
  type Attempt,
  groupByGrader,
  listAttempts,
  meanCoverage,
  type StoredInterview,
} from "./list-attempts";
import type { Progress, Review, SectionProgress } from "./progress";
import { type ScheduledReview, scheduleReviews } from "./schedule-reviews";

export interface ProgressOptions {
  /** Newest first. */
  readonly interviews: readonly StoredInterview[];
  readonly guide: {
    readonly sections: readonly string[];
    readonly questions: readonly Question[];
  };
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** All of a learner's interviews together, over the guide as it is now. */
export function buildProgress({ interviews, guide, now }: ProgressOptions): Progress {
  const attempts = listAttempts(interviews);
  const reviews = listReviews(scheduleReviews(attempts), guide.questions, now);
  return {
    interviews: interviews.map((interview) => summarize(interview, now)),
    sections: guide.sections.map((section) => buildSection(section, guide.questions, attempts)),
    reviews,
    due: reviews.filter(({ isDue }) => isDue).length,
  };
}

/** One line on an interview; without figures before it has ended. */
export function summarize({ id, state }: StoredInterview, now: number): InterviewSummary {
  return {
    id,
    createdAt: isoTime(state.createdAt),
    ...(state.endedAt === undefined ? {} : { endedAt: isoTime(state.endedAt) }),
    status: state.status,
    config: state.config,
    planned: state.plan.length,
    asked: state.questions.length,
    answered: state.questions.filter(({ turns }) => turns[0]?.state === "submitted").length,
    activeMs: state.activeMs + (state.status === "active" ? countedMs(state.lastAt, now) : 0),
    coverage: coverageOf({ id, state }),
  };
}

function coverageOf(interview: { id: string; state: InterviewState }) {
  return interview.state.status === "ended" ? meanCoverage(listAttempts([interview])) : [];
}

function buildSection(
  section: string,
  questions: readonly Question[],
  attempts: readonly Attempt[],
): SectionProgress {
  const here = questions.filter((question) => question.section === section);
  const askable = here.filter(isInterviewable);
  const slugs = new Set(here.map(({ slug }) => slug));
  const own = attempts.filter(({ slug }) => slugs.has(slug));
  const answered = new Set(own.map(({ slug }) => slug));
  return {
    section,
    questions: askable.length,
    answered: askable.filter(({ slug }) => answered.has(slug)).length,
    series: groupByGrader(own).map(({ grader, version, attempts: members }) => ({
      grader,
      version,
      points: [...groupBy(members, ({ interviewId }) => interviewId)].flatMap(
        ([interviewId, entries]) =>
          meanCoverage(entries).map(({ answers, coverage }) => ({
            interviewId,
            at: isoTime(Math.max(...entries.map(({ at }) => at))),
            answers,
            coverage,
          })),
      ),
    })),
  };
}

function listReviews(
  scheduled: ReadonlyMap<string, ScheduledReview>,
  questions: readonly Question[],
  now: number,
): Review[] {
  return questions
    .flatMap(({ number, question, section, slug }): (Review & { readonly at: number })[] => {
      const review = scheduled.get(slug);
      if (!review) return [];
      return [
        {
          questionNumber: number,
          question,
          section,
          url: `/guide/${slug}`,
          dueAt: isoTime(review.dueAt),
          isDue: review.dueAt <= now,
          lastAnsweredAt: isoTime(review.last.at),
          times: review.times,
          band: review.last.band,
          basis: review.last.basis,
          at: review.dueAt,
        },
      ];
    })
    .toSorted((a, b) => a.at - b.at)
    .map(({ at: _, ...review }) => review);
}
