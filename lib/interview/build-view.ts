import { applyRulings, type RuledPoint } from "./apply-rulings";
import { hintLevels } from "./commands";
import {
  addAnswerTime,
  countedMs,
  type InterviewState,
  longestThoughtMs,
  phaseOf,
  type QuestionState,
  type TurnState,
} from "./interview-state";
import type {
  AssessmentView,
  ClockView,
  InterviewView,
  PointView,
  QuestionView,
  TurnView,
} from "./interview-view";

export interface ViewOptions {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly problem?: InterviewView["problem"];
}

/** What a page may show of an interview at a moment; see `InterviewView`. */
export function buildView(state: InterviewState, { id, now, problem }: ViewOptions): InterviewView {
  const sinceLast = state.status === "active" ? countedMs(state.lastAt, now) : 0;
  return {
    id,
    seq: state.seq,
    status: state.status,
    ...(state.how ? { how: state.how } : {}),
    createdAt: isoTime(state.createdAt),
    ...(state.endedAt === undefined ? {} : { endedAt: isoTime(state.endedAt) }),
    config: state.config,
    planned: state.plan.length,
    clock: buildClock(state, now, sinceLast),
    current: state.questions.length,
    questions: addAnswerTime(state.questions, sinceLast).map((question) =>
      buildQuestionView(question, state),
    ),
    ...(problem ? { problem } : {}),
  };
}

/** ISO 8601 of milliseconds since 1970. */
export function isoTime(at: number): string {
  return new Date(at).toISOString();
}

function buildClock(state: InterviewState, now: number, sinceLast: number): ClockView {
  const activeMs = state.activeMs + sinceLast;
  const budgetMs = state.config.minutes * 60_000;
  const nudge = activeMs >= budgetMs ? "over" : activeMs * 2 >= budgetMs ? "half" : undefined;
  return {
    now,
    activeMs,
    budgetMs,
    running: state.status === "active" && sinceLast < longestThoughtMs,
    ...(nudge ? { nudge } : {}),
  };
}

function buildQuestionView(
  question: QuestionState,
  { status, config }: Pick<InterviewState, "status" | "config">,
): QuestionView {
  const { asked, turns, hints } = question;
  const phase = phaseOf(question);
  const isEnded = status === "ended";
  const mayShow = isEnded || config.mode === "coach";
  const isClosed = isEnded || phase === "assessed" || phase === "skipped";
  const assessment = mayShow ? buildAssessment(question, { holdBack: !isClosed }) : undefined;
  const open = turns.find(({ state }) => state === "open");
  const hintsOfTurn = hints.filter(({ turn }) => turn === open?.turn).length;
  return {
    position: question.position,
    questionNumber: asked.number,
    question: asked.question,
    section: asked.section,
    difficulty: asked.difficulty,
    reason: question.reason,
    phase,
    turns: turns.map(buildTurn),
    hints: hints.map(({ turn, level, text }) => ({ turn, level, text })),
    hintAvailable:
      config.mode === "coach" &&
      status === "active" &&
      open !== undefined &&
      hintsOfTurn < hintLevels,
    answerMs: question.answerMs,
    ...(mayShow && isClosed ? { url: `/guide/${asked.slug}` } : {}),
    ...(assessment ? { assessment } : {}),
  };
}

/** @returns a turn without what it is after */
export function buildTurn({ turn, prompt, state, answer, confidence, draft }: TurnState): TurnView {
  return {
    turn,
    prompt,
    state,
    ...(answer === undefined ? {} : { answer }),
    ...(confidence === undefined ? {} : { confidence }),
    ...(draft ? { draft: draft.text, draftSavedAt: draft.at } : {}),
  };
}

/**
 * A question's grade with the learner's rulings.
 * @param options.holdBack - leave out points not covered: a probe is after one of them
 * @returns undefined before the first grade
 */
export function buildAssessment(
  { graded, rulings }: QuestionState,
  { holdBack }: { readonly holdBack: boolean },
): AssessmentView | undefined {
  if (!graded) return undefined;
  const { grade } = graded;
  const ruled = applyRulings(grade, rulings);
  const shown = holdBack
    ? ruled.points.filter(({ verdict }) => verdict === "covered")
    : ruled.points;
  return {
    grader: grade.grader,
    version: grade.version,
    graded: ruled.graded,
    ...(grade.reason === undefined ? {} : { reason: grade.reason }),
    band: ruled.band,
    coverage: ruled.coverage,
    range: grade.range,
    flags: grade.flags,
    confirmed: ruled.confirmed,
    points: shown.map(buildPoint),
    hiddenPoints: ruled.points.length - shown.length,
  };
}

function buildPoint({ point, verdict, ruling }: RuledPoint): PointView {
  const { verdict: graderVerdict, ...rest } = point;
  return { ...rest, verdict, graderVerdict, ...(ruling ? { ruling } : {}) };
}
