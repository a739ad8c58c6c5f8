import type { Ruling } from "./commands";
import type { AskedQuestion, InterviewEvent, Reason } from "./events";
import type { Grade } from "./grade";
import type { InterviewConfig } from "./interview-config";
import type { QuestionPhase } from "./interview-view";

/** Of a gap between two events at most this counts as time spent; the rest is time away. */
export const longestThoughtMs = 5 * 60_000;

/** Everything known of an interview, as its log tells it. */
export interface InterviewState {
  /** Of the last event. */
  readonly seq: number;
  /** Of the last event that is not a draft. */
  readonly changeSeq: number;
  readonly createdAt: number;
  readonly endedAt?: number;
  readonly how?: "completed" | "early";
  readonly status: "active" | "paused" | "ended";
  readonly config: InterviewConfig;
  readonly plan: readonly { readonly number: number; readonly reason: Reason }[];
  /** Asked so far, by position. */
  readonly questions: readonly QuestionState[];
  /** Time spent up to the last event, milliseconds. */
  readonly activeMs: number;
  /** Latest time of any event. */
  readonly lastAt: number;
}

export interface QuestionState {
  readonly position: number;
  readonly reason: Reason;
  readonly asked: AskedQuestion;
  readonly askedAt: number;
  /** The question and its probes; at least one. */
  readonly turns: readonly TurnState[];
  readonly hints: readonly Hint[];
  /** The latest grade, of the answers up to and including `turn`. */
  readonly graded?: { readonly turn: number; readonly grade: Grade };
  /** By key point. A ruling other than `covered` is open again once more is submitted. */
  readonly rulings: Readonly<Record<string, Ruling>>;
  /** Time with one of its turns open, milliseconds. */
  readonly answerMs: number;
}

export interface TurnState {
  readonly turn: number;
  readonly prompt: string;
  /** The key point a probe is after. */
  readonly pointId?: string;
  /** `left`: open when the interview ended. */
  readonly state: "open" | "submitted" | "skipped" | "left";
  readonly answer?: string;
  readonly submittedAt?: number;
  readonly confidence?: number;
  readonly draft?: { readonly text: string; readonly at: number };
}

interface Hint {
  readonly turn: number;
  readonly level: number;
  readonly pointId: string;
  readonly text: string;
}

/**
 * The state a whole log amounts to.
 * @param events - from `seq` 1 without a gap
 * @throws {TypeError} on a log that cannot have happened
 */
export function replayInterview(events: readonly InterviewEvent[]): InterviewState {
  const [first, ...rest] = events;
  if (first?.type !== "created" || first.seq !== 1) {
    throw new TypeError("an interview's log begins with its creation");
  }
  return rest.reduce(applyEvent, {
    seq: 1,
    changeSeq: 1,
    createdAt: first.at,
    status: "active",
    config: first.config,
    plan: first.plan,
    questions: [],
    activeMs: 0,
    lastAt: first.at,
  });
}

/** The state after one more event. @throws {TypeError} when the event cannot follow */
export function applyEvent(before: InterviewState, event: InterviewEvent): InterviewState {
  if (event.seq !== before.seq + 1) {
    throw new TypeError(`event ${event.seq} cannot follow event ${before.seq}`);
  }
  const state = {
    ...passTime(before, event.at),
    seq: event.seq,
    changeSeq: event.type === "draft-saved" ? before.changeSeq : event.seq,
  };
  switch (event.type) {
    case "created":
      throw new TypeError("an interview is created once");
    case "paused":
      return { ...state, status: "paused" };
    case "resumed":
      return { ...state, status: "active" };
    case "ended":
      return {
        ...state,
        status: "ended",
        how: event.how,
        endedAt: event.at,
        questions: state.questions.map(leaveOpenTurn),
      };
    case "question-asked":
      return { ...state, questions: [...state.questions, startQuestion(event)] };
    default: {
      const question = state.questions[event.position - 1];
      if (!question) throw new TypeError(`there is no question ${event.position} to ${event.type}`);
      return {
        ...state,
        questions: state.questions.with(event.position - 1, applyToQuestion(question, event)),
      };
    }
  }
}

/** Where a question stands; see `QuestionPhase`. */
export function phaseOf({ turns, graded }: QuestionState): QuestionPhase {
  const first = turns[0]?.state;
  if (first === "skipped") return "skipped";
  if (first === "left") return "unanswered";
  if (first === "open") return "answering";
  if (turns.at(-1)?.state === "open") return "probing";
  return (graded?.turn ?? -1) < lastSubmittedTurn(turns) ? "grading" : "assessed";
}

/** The last turn with an answer; −1 where there is none. */
export function lastSubmittedTurn(turns: readonly TurnState[]): number {
  return turns.findLast(({ state }) => state === "submitted")?.turn ?? -1;
}

/** Time that counts between an instant and a later one, milliseconds. */
export function countedMs(from: number, to: number): number {
  return Math.min(Math.max(to - from, 0), longestThoughtMs);
}

function passTime(state: InterviewState, at: number): InterviewState {
  const lastAt = Math.max(state.lastAt, at);
  if (state.status !== "active") return { ...state, lastAt };
  const spent = countedMs(state.lastAt, at);
  return {
    ...state,
    lastAt,
    activeMs: state.activeMs + spent,
    questions: addAnswerTime(state.questions, spent),
  };
}

/** Adds time to the open question, which is the last if any is. */
export function addAnswerTime(
  questions: readonly QuestionState[],
  spent: number,
): readonly QuestionState[] {
  const last = questions.at(-1);
  const isOpen = last?.turns.some(({ state }) => state === "open");
  if (!last || !isOpen || spent === 0) return questions;
  return questions.with(-1, { ...last, answerMs: last.answerMs + spent });
}

function startQuestion({
  position,
  reason,
  question,
  at,
}: Extract<InterviewEvent, { type: "question-asked" }>): QuestionState {
  return {
    position,
    reason,
    asked: question,
    askedAt: at,
    turns: [{ turn: 0, prompt: question.question, state: "open" }],
    hints: [],
    rulings: {},
    answerMs: 0,
  };
}

type QuestionEvent = Extract<
  InterviewEvent,
  {
    type:
      | "draft-saved"
      | "hint-used"
      | "answer-submitted"
      | "graded"
      | "grade-confirmed"
      | "probe-asked"
      | "skipped";
  }
>;

function applyToQuestion(question: QuestionState, event: QuestionEvent): QuestionState {
  const changeTurn = (change: Partial<TurnState>): QuestionState => ({
    ...question,
    turns: question.turns.map((entry) =>
      "turn" in event && entry.turn === event.turn ? { ...entry, ...change } : entry,
    ),
  });
  switch (event.type) {
    case "draft-saved":
      return changeTurn({ draft: { text: event.text, at: event.at } });
    case "answer-submitted":
      return {
        ...changeTurn({
          state: "submitted",
          answer: event.text,
          submittedAt: event.at,
          confidence: event.confidence,
          draft: undefined,
        }),
        rulings: Object.fromEntries(
          Object.entries(question.rulings).filter(([, verdict]) => verdict === "covered"),
        ),
      };
    case "skipped":
      return changeTurn({ state: "skipped" });
    case "hint-used": {
      const { turn, level, pointId, text } = event;
      return { ...question, hints: [...question.hints, { turn, level, pointId, text }] };
    }
    case "graded":
      return { ...question, graded: { turn: event.turn, grade: event.grade } };
    case "grade-confirmed":
      return {
        ...question,
        rulings: {
          ...question.rulings,
          ...Object.fromEntries(event.points.map(({ pointId, verdict }) => [pointId, verdict])),
        },
      };
    case "probe-asked": {
      const { turn, pointId, question: prompt } = event;
      return { ...question, turns: [...question.turns, { turn, prompt, pointId, state: "open" }] };
    }
  }
}

function leaveOpenTurn(question: QuestionState): QuestionState {
  return {
    ...question,
    turns: question.turns.map((entry) =>
      entry.state === "open" ? { ...entry, state: "left" as const } : entry,
    ),
  };
}
