import { VivaError } from "@/lib/errors";
import { applyRulings } from "./apply-rulings";
import { type Command, hintLevels } from "./commands";
import type { AskedQuestion, EventBody } from "./events";
import type { Grade } from "./grade";
import { type InterviewState, phaseOf, type QuestionState } from "./interview-state";
import { pickHintPoint, writeHint } from "./write-hint";

/** Probes a question gets at most. */
const maxProbes = 2;

export interface DecideOptions {
  /** The question with this number as the guide has it now; undefined once it has not. */
  readonly ask: (number: number) => AskedQuestion | undefined;
}

/**
 * What a command makes happen.
 * @returns the events to append; none where what is wanted is so already
 * @throws {VivaError} `conflict` when the interview has moved on and the command no longer applies
 */
export function decide(
  state: InterviewState,
  command: Command,
  options: DecideOptions,
): readonly EventBody[] {
  switch (command.type) {
    case "pause":
      if (state.status === "ended") throw ended();
      return state.status === "paused" ? [] : [{ type: "paused" }];
    case "resume":
      if (state.status === "ended") throw ended();
      return state.status === "active" ? [] : [{ type: "resumed" }];
    case "end":
      return state.status === "ended" ? [] : [endInterview(state)];
    case "grade":
      return [];
    case "confirm-points":
      return confirmPoints(state, command);
    case "save-draft": {
      const { draft } = openTurn(state, command);
      if (draft?.text === command.text) return [];
      const { position, turn, text } = command;
      return [{ type: "draft-saved", position, turn, text }];
    }
    case "use-hint":
      requireActive(state);
      return giveHint(state, command);
    case "submit-answer": {
      requireActive(state);
      openTurn(state, command);
      const { position, turn, text, confidence } = command;
      return [
        {
          type: "answer-submitted",
          position,
          turn,
          text,
          ...(turn === 0 && confidence !== undefined ? { confidence } : {}),
        },
      ];
    }
    case "skip": {
      requireActive(state);
      openTurn(state, command);
      const { position, turn } = command;
      const skipped: EventBody = { type: "skipped", position, turn };
      return turn === 0 ? [skipped, askNext(state, options)] : [skipped];
    }
    case "next": {
      requireActive(state);
      const phase = phaseOf(currentQuestion(state, command.position));
      if (phase === "answering" || phase === "probing") {
        throw conflict("Something is still asked here. Answer or skip it first.");
      }
      return [askNext(state, options)];
    }
  }
}

/** The first events of an interview, after its creation. @throws {RangeError} without a question */
export function decideFirstQuestion(
  plan: InterviewState["plan"],
  { ask }: DecideOptions,
): EventBody {
  for (const { number, reason } of plan) {
    const question = ask(number);
    if (question) return { type: "question-asked", position: 1, reason, question };
  }
  throw new RangeError("a plan needs a question that can be asked");
}

/**
 * What a grade makes happen: it is kept, and the weightiest point not covered that authors wrote a
 * follow-up for is probed, while the question is the current one and has had fewer than two probes.
 * @returns none when the answers up to `turn` are graded already
 */
export function decideGrade(
  state: InterviewState,
  { position, turn, grade }: { position: number; turn: number; grade: Grade },
): readonly EventBody[] {
  const question = state.questions[position - 1];
  if (!question || (question.graded?.turn ?? -1) >= turn) return [];
  const graded: EventBody = { type: "graded", position, turn, grade };
  const isCurrent = state.status !== "ended" && position === state.questions.length;
  const probe = isCurrent ? chooseProbe(question, grade) : undefined;
  return probe ? [graded, { type: "probe-asked", position, turn: turn + 1, ...probe }] : [graded];
}

function chooseProbe(
  { turns, asked, rulings }: QuestionState,
  grade: Grade,
): { pointId: string; question: string } | undefined {
  if (turns.length > maxProbes || turns.at(-1)?.state !== "submitted") return undefined;
  const asks = new Set(turns.map(({ prompt }) => prompt));
  const missed = applyRulings(grade, rulings)
    .points.filter(({ verdict }) => verdict !== "covered")
    .toSorted((a, b) => b.point.weight - a.point.weight);
  for (const { point } of missed) {
    const followUp = asked.followUps.find(
      ({ pointId, question }) => pointId === point.id && !asks.has(question),
    );
    if (followUp) return { pointId: point.id, question: followUp.question };
  }
  return undefined;
}

/** The next planned question that the guide still has, or the end. */
function askNext(state: InterviewState, { ask }: DecideOptions): EventBody {
  for (const { number, reason } of remainingPlan(state)) {
    const question = ask(number);
    if (question) {
      return { type: "question-asked", position: state.questions.length + 1, reason, question };
    }
  }
  return { type: "ended", how: "completed" };
}

function endInterview(state: InterviewState): EventBody {
  const last = state.questions.at(-1);
  const isOpen = last?.turns.some((turn) => turn.state === "open");
  const isComplete = !isOpen && remainingPlan(state).length === 0;
  return { type: "ended", how: isComplete ? "completed" : "early" };
}

function remainingPlan({ plan, questions }: InterviewState): InterviewState["plan"] {
  const last = questions.at(-1)?.asked.number;
  return plan.slice(plan.findIndex(({ number }) => number === last) + 1);
}

function giveHint(
  state: InterviewState,
  command: Extract<Command, { type: "use-hint" }>,
): readonly EventBody[] {
  const { pointId } = openTurn(state, command);
  if (state.config.mode === "real") throw conflict("There are no hints in Real mode.");
  const { position, turn } = command;
  const question = currentQuestion(state, position);
  const level = question.hints.filter((hint) => hint.turn === turn).length + 1;
  const point = pickHintPoint(question.asked, pointId);
  if (level > hintLevels || !point) throw conflict("There is no further hint.");
  const text = writeHint(point, level);
  return [{ type: "hint-used", position, turn, level, pointId: point.id, text }];
}

function confirmPoints(
  state: InterviewState,
  { position, points }: Extract<Command, { type: "confirm-points" }>,
): readonly EventBody[] {
  const question = state.questions[position - 1];
  if (!question) throw conflict(`There is no question ${position} yet.`);
  if (state.status !== "ended" && state.config.mode === "real") {
    throw conflict("In Real mode points are confirmed after the end.");
  }
  const phase = phaseOf(question);
  if (!question.graded || phase === "grading") {
    throw conflict("The answer is not graded yet.");
  }
  const { rulings } = question;
  const shown = applyRulings(question.graded.grade, rulings).points.filter(
    ({ verdict }) => phase !== "probing" || verdict === "covered",
  );
  const ruled = new Map(points.map(({ pointId, verdict }) => [pointId, verdict]));
  for (const id of ruled.keys()) {
    if (!shown.some(({ point }) => point.id === id)) {
      throw conflict(`There is no point ${id} to rule on here.`);
    }
  }
  const changes = [...ruled].filter(([id, verdict]) => rulings[id] !== verdict);
  if (changes.length === 0) return [];
  return [
    {
      type: "grade-confirmed",
      position,
      points: changes.map(([pointId, verdict]) => ({ pointId, verdict })),
    },
  ];
}

function requireActive({ status }: InterviewState): void {
  if (status === "ended") throw ended();
  if (status === "paused") throw conflict("The interview is paused. Resume it first.");
}

function currentQuestion(state: InterviewState, position: number): QuestionState {
  const question = state.questions.at(-1);
  if (question?.position !== position) {
    throw conflict(`Question ${position} is not the open one any more.`);
  }
  return question;
}

function openTurn(state: InterviewState, { position, turn }: { position: number; turn: number }) {
  if (state.status === "ended") throw ended();
  const open = currentQuestion(state, position).turns.at(-1);
  if (open?.turn !== turn || open.state !== "open") {
    throw conflict("This was answered or left already.");
  }
  return open;
}

function ended(): VivaError {
  return conflict("The interview has ended.");
}

function conflict(message: string): VivaError {
  return new VivaError("conflict", message);
}
