import type { Difficulty } from "@/lib/guide/front-matter";
import type { Ruling } from "./commands";
import type { Reason } from "./events";
import type { Band, Grade, PointVerdict } from "./grade";
import type { InterviewConfig } from "./interview-config";

/**
 * Where a question stands. `answering`: turn 0 is open. `grading`: an answer is submitted and not
 * graded yet. `probing`: a probe is open. `assessed`: nothing is open, `next` goes on. `skipped`:
 * left without an answer. `unanswered`: the interview ended before an answer.
 */
export type QuestionPhase =
  | "answering"
  | "grading"
  | "probing"
  | "assessed"
  | "skipped"
  | "unanswered";

/** What a page may show of an interview; nothing in it gives an answer away before its time. */
export interface InterviewView {
  readonly id: string;
  /** Of the last event; two views of an interview differ only if their `seq` or their time does. */
  readonly seq: number;
  readonly status: "active" | "paused" | "ended";
  /** Set on ended ones. */
  readonly how?: "completed" | "early";
  /** ISO 8601. */
  readonly createdAt: string;
  readonly endedAt?: string;
  readonly config: InterviewConfig;
  /** How many questions will be asked; less than `config.questions` where the guide has fewer. */
  readonly planned: number;
  readonly clock: ClockView;
  /** Position of the question that is open or was last; on an ended interview the last one. */
  readonly current: number;
  /** Every question asked so far, by position. */
  readonly questions: readonly QuestionView[];
  /** Why the submitted answer could not be graded just now; it is kept, and `grade` tries again. */
  readonly problem?: { readonly code: string; readonly message: string };
}

/** Time spent: pauses do not count, and of a gap without an event at most five minutes do. */
export interface ClockView {
  /** Server's time of this view, milliseconds since 1970. */
  readonly now: number;
  readonly activeMs: number;
  readonly budgetMs: number;
  /** False while paused, away or ended: show `activeMs` as it is. */
  readonly running: boolean;
  /** `half`: half of the time is used. `over`: all of it. Nothing is cut off. */
  readonly nudge?: "half" | "over";
}

export interface QuestionView {
  readonly position: number;
  readonly questionNumber: number;
  readonly question: string;
  readonly section: string;
  readonly difficulty: Difficulty;
  readonly reason: Reason;
  readonly phase: QuestionPhase;
  /** The question itself and the probes asked, in order. */
  readonly turns: readonly TurnView[];
  /** In Real mode none before the end. */
  readonly hints: readonly HintView[];
  /** Whether `use-hint` would give another one now. */
  readonly hintAvailable: boolean;
  /** Time with a turn of it open, milliseconds. */
  readonly answerMs: number;
  /** The guide's page; left out while it would give the answer away. */
  readonly url?: string;
  /** Left out before it may be shown: in Real mode until the end. */
  readonly assessment?: AssessmentView;
}

export interface TurnView {
  /** 0 is the question, 1 and 2 are probes. */
  readonly turn: number;
  /** What is asked. */
  readonly prompt: string;
  readonly state: "open" | "submitted" | "skipped" | "left";
  /** The submitted answer. */
  readonly answer?: string;
  /** 1..5, turn 0 only. */
  readonly confidence?: number;
  /** What was typed and not submitted. */
  readonly draft?: string;
  /** When the draft was saved, milliseconds since 1970. */
  readonly draftSavedAt?: number;
}

export interface HintView {
  readonly turn: number;
  /** 1 topic, 2 the key point's name, 3 the first words of its passage. */
  readonly level: number;
  readonly text: string;
}

/** A grade with the learner's rulings applied. */
export interface AssessmentView {
  readonly grader: string;
  readonly version: string;
  /** False when nothing was measured; `reason` says why. */
  readonly graded: boolean;
  readonly reason?: string;
  /** After rulings. */
  readonly band: Band;
  /** 0..100, after rulings. */
  readonly coverage: number;
  /** The grader's; meaningless once every point is ruled on. */
  readonly range: Grade["range"];
  readonly flags: Grade["flags"];
  /** `all` points ruled on by the learner, `some`, or `none`. */
  readonly confirmed: "all" | "some" | "none";
  /** While a probe is open only the points covered: the others would answer it. */
  readonly points: readonly PointView[];
  /** Points held back for now. */
  readonly hiddenPoints: number;
}

export interface PointView {
  readonly id: string;
  readonly text: string;
  readonly weight: number;
  /** The learner's ruling, else the grader's verdict. */
  readonly verdict: PointVerdict;
  /** The grader's verdict. */
  readonly graderVerdict: PointVerdict;
  readonly ruling?: Ruling;
  /** Words of the answer, verbatim. */
  readonly evidence?: string;
  readonly misconception?: string;
  readonly correction?: string;
  readonly passageId: string;
  /** The passage in the guide; in a report left out where the guide no longer has the question. */
  readonly url?: string;
}

/** One line of GET /api/interviews. */
export interface InterviewSummary {
  readonly id: string;
  readonly createdAt: string;
  readonly endedAt?: string;
  readonly status: InterviewView["status"];
  readonly config: InterviewConfig;
  readonly planned: number;
  readonly asked: number;
  /** Questions with a submitted answer. */
  readonly answered: number;
  readonly activeMs: number;
  /** One for each grader and version, answered questions together; ended interviews only. */
  readonly coverage: readonly CoverageByGrader[];
}

/** Mean coverage of some answers; figures of two graders or versions are never mixed. */
export interface CoverageByGrader {
  readonly grader: string;
  readonly version: string;
  readonly answers: number;
  /** Mean, 0..100. */
  readonly coverage: number;
}
