import type { Band } from "./grade";
import type { CoverageByGrader, InterviewSummary } from "./interview-view";

/** All of a learner's interviews together; body of GET /api/progress under `progress`. */
export interface Progress {
  /** Newest first. */
  readonly interviews: readonly InterviewSummary[];
  /** Every section of the guide, in its order. */
  readonly sections: readonly SectionProgress[];
  /** Asked questions by when to review them, soonest first. */
  readonly reviews: readonly Review[];
  /** How many of `reviews` are due now. */
  readonly due: number;
}

export interface SectionProgress {
  readonly section: string;
  /** Questions of the guide that can be asked in an interview. */
  readonly questions: number;
  /** How many of them were answered at least once. */
  readonly answered: number;
  /** One for each grader and version: they are never drawn as one line. */
  readonly series: readonly {
    readonly grader: string;
    readonly version: string;
    /** One for each interview that touched the section, oldest first. */
    readonly points: readonly (Pick<CoverageByGrader, "answers" | "coverage"> & {
      readonly interviewId: string;
      /** ISO 8601: when the last of the answers was submitted. */
      readonly at: string;
    })[];
  }[];
}

export interface Review {
  readonly questionNumber: number;
  readonly question: string;
  readonly section: string;
  readonly url: string;
  /** ISO 8601. */
  readonly dueAt: string;
  readonly isDue: boolean;
  readonly lastAnsweredAt: string;
  readonly times: number;
  /** Of the last result. */
  readonly band: Band;
  /** `provisional`: the last result is the grader's, not confirmed point by point by the learner. */
  readonly basis: "confirmed" | "provisional";
}
