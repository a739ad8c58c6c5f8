import type { Embedder } from "@/lib/embedding/embedder";
import type { Generation } from "@/lib/index/load-generation";
import { buildRubric } from "@/lib/interview/build-rubric";
import type { Grade, Grader, Rubric } from "@/lib/interview/grade";
import { outlineRubric } from "./outline-rubric";
import type { GradingSet, RobustnessAnswer, ScoredAnswer } from "./read-grading-set";

/** A scored answer and its grades. */
export interface GradedAnswer {
  readonly answer: ScoredAnswer;
  /** Against the guide's key points. */
  readonly grade: Grade;
  /** Against the points that `covers` names: the same, or those of the outline. */
  readonly labelled: Grade;
}

/** A worthless answer and its grade. */
interface GradedRobustness {
  readonly answer: RobustnessAnswer;
  readonly grade: Grade;
}

/** Grades of a whole set; answers to questions without key points are left out. */
export interface CollectedGrades {
  readonly answers: readonly GradedAnswer[];
  readonly robustness: readonly GradedRobustness[];
}

/** Grades every answer of a set. */
export async function collectGrades(
  set: GradingSet,
  {
    generation,
    embedder,
    grader,
  }: {
    readonly generation: Generation;
    readonly embedder: Pick<Embedder, "embed">;
    readonly grader: Grader;
  },
): Promise<CollectedGrades> {
  const rubricFor = (number: number) => {
    const question = generation.questionByNumber.get(number);
    return question && buildRubric(question, generation);
  };
  const answers: GradedAnswer[] = [];
  for (const answer of set.answers) {
    const rubric = rubricFor(answer.number);
    if (!rubric) continue;
    const grade = await grader.grade(rubric, answer.answer);
    const outline = await labelledRubric(answer, rubric, set, embedder);
    const labelled = outline ? await grader.grade(outline, answer.answer) : grade;
    answers.push({ answer, grade, labelled });
  }
  const robustness: GradedRobustness[] = [];
  for (const answer of set.robustness) {
    const rubric = rubricFor(answer.number);
    if (rubric) robustness.push({ answer, grade: await grader.grade(rubric, answer.answer) });
  }
  return { answers, robustness };
}

/** Undefined where the labels are of the guide's own points. */
async function labelledRubric(
  { number, covers }: ScoredAnswer,
  rubric: Rubric,
  { outline }: GradingSet,
  embedder: Pick<Embedder, "embed">,
): Promise<Rubric | undefined> {
  const points = outline.get(number);
  // Without labels, an answer of a set that has an outline is labelled in it.
  const isOutline = covers.length > 0 ? typeof covers[0] === "number" : points !== undefined;
  return isOutline && points ? outlineRubric(rubric, points, embedder) : undefined;
}
