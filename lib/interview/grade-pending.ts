import { VivaError } from "@/lib/errors";
import type { InterviewKey } from "@/lib/storage/interview-store";
import { decideGrade } from "./decide";
import type { EventBody } from "./events";
import type { Grader } from "./grade";
import {
  type InterviewState,
  lastSubmittedTurn,
  phaseOf,
  type QuestionState,
} from "./interview-state";
import type { InterviewView } from "./interview-view";

export interface GradePendingOptions {
  readonly load: (key: InterviewKey) => Promise<InterviewState>;
  readonly append: (
    key: InterviewKey,
    commandId: string,
    decide: (state: InterviewState) => readonly EventBody[],
  ) => Promise<void>;
  readonly grader: () => Promise<Grader>;
}

/**
 * Makes the function that grades whatever of an interview is submitted and not graded: just now,
 * or before a server was stopped or a model failed. In one process an answer is graded once at a
 * time; over several, the first grade to be written counts.
 * @returns why an answer could not be graded; the answer stays as it is
 */
export function createGradePending({
  load,
  append,
  grader,
}: GradePendingOptions): (key: InterviewKey) => Promise<InterviewView["problem"]> {
  const running = new Map<string, Promise<void>>();

  async function gradeOne(key: InterviewKey, question: QuestionState): Promise<void> {
    const { position, turns } = question;
    const turn = lastSubmittedTurn(turns);
    const grade = await (await grader()).grade(rubricOf(question), joinAnswers(question));
    // No client's command id has a dot: nobody can take the grade's place.
    await append(key, `.grade-${position}-${turn}`, (state) =>
      decideGrade(state, { position, turn, grade }),
    );
  }

  function gradeOnce(key: InterviewKey, question: QuestionState): Promise<void> {
    const name = `${key.id} ${question.position} ${lastSubmittedTurn(question.turns)}`;
    const begun = running.get(name);
    if (begun) return begun;
    const grading = gradeOne(key, question).finally(() => running.delete(name));
    running.set(name, grading);
    return grading;
  }

  return async (key) => {
    const { questions } = await load(key);
    for (const question of questions.filter((entry) => phaseOf(entry) === "grading")) {
      try {
        await gradeOnce(key, question);
      } catch (error) {
        if (!(error instanceof VivaError) || error.code === "storage-unavailable") throw error;
        return { code: error.code, message: error.message };
      }
    }
    return undefined;
  };
}

function rubricOf({ asked }: QuestionState) {
  return { questionNumber: asked.number, question: asked.question, points: asked.points };
}

/** What was answered to the question and its probes, as one text. */
function joinAnswers({ turns }: QuestionState): string {
  return turns.flatMap(({ answer }) => (answer === undefined ? [] : [answer])).join("\n\n");
}
