import type { GradeFlag } from "@/lib/interview/grade";
import { estimateMean, mean, percentile } from "../metrics";
import type { Measure } from "../outcome";
import type { CollectedGrades, GradedAnswer } from "./collect-grades";
import { estimateStatistic, rankCorrelation } from "./statistics";

/** Flags that tell a reader not to take a coverage at its word. */
const warnings: ReadonlySet<GradeFlag> = new Set([
  "contradiction",
  "long-for-coverage",
  "off-question",
  "lists-terms",
  "repetitive",
]);

/** Answers that sound better than they are, in an evaluation set's words. */
const deceptiveKinds = new Set(["long_bluff", "half_right_one_big_error"]);

/** Some answers and what the grader made of them. */
export interface GradeGroup {
  readonly name: string;
  readonly count: number;
  readonly meanScore: number;
  readonly meanCoverage: number;
  readonly meanError: number;
  /** Share with a possible contradiction. */
  readonly contradicted: number;
  /** Rank correlation of coverage and score. */
  readonly correlation: number;
}

/** What a grader is worth on a set. */
export interface GradingMeasures {
  readonly measures: readonly Measure[];
  readonly byKind: readonly GradeGroup[];
  /** Thirds by words: a grader that counts words ranks badly within them. */
  readonly byLength: readonly GradeGroup[];
  /** Worthless answers that got more than they may. */
  readonly overLimit: readonly {
    readonly id: string;
    readonly kind: string;
    readonly coverage: number;
  }[];
}

/** Measures grades against labels; no measure for a set without answers. */
export function measureGrading({ answers, robustness }: CollectedGrades): GradingMeasures {
  const measures: Measure[] = [];
  const add = (name: string, estimate: Measure["estimate"]) => {
    if (estimate.count > 0) measures.push({ name: `f.${name}`, estimate });
  };
  add("rank correlation", estimateStatistic(answers, correlationOf));
  add("mean absolute error of 100", estimateMean(answers.map(errorOf)));
  add("covered precision", estimateStatistic(answers, precisionOf));
  add("covered recall", estimateStatistic(answers, recallOf));
  const pairs = pairsWithTerse(answers);
  add("terse above bluffs and grave errors", estimateMean(pairs.map(({ above }) => Number(above))));
  add(
    "the same, or flagged",
    estimateMean(pairs.map(({ above, flagged }) => Number(above || flagged))),
  );
  const wrong = answers.filter(({ answer }) => answer.score <= 20);
  add(
    "wrong and bluffed scored above 40, false",
    estimateMean(wrong.map(({ grade }) => Number(grade.coverage > 40))),
  );
  const strong = answers.filter(({ answer }) => answer.kind === "strong");
  add(
    "strong flagged as contradicting, false",
    estimateMean(strong.map((graded) => Number(hasContradiction(graded)))),
  );
  const words = answers.map(
    ({ answer, grade }) => [wordsOf(answer.answer), grade.coverage] as const,
  );
  add("correlation of coverage with words", estimateStatistic(words, rankCorrelation));
  const scores = answers.map(({ answer }) => [wordsOf(answer.answer), answer.score] as const);
  add("correlation of score with words", estimateStatistic(scores, rankCorrelation));
  add(
    "robustness within limit",
    estimateMean(robustness.map(({ answer, grade }) => Number(grade.coverage <= answer.limit))),
  );
  add(
    "robustness in the lowest band",
    estimateMean(robustness.map(({ grade }) => Number(grade.band === "little"))),
  );
  return {
    measures,
    byKind: groupsBy(answers, ({ answer }) => answer.kind),
    byLength: groupsBy(answers, lengthNamer(answers)),
    overLimit: robustness.flatMap(({ answer: { id, kind, limit }, grade: { coverage } }) =>
      coverage > limit ? [{ id, kind, coverage }] : [],
    ),
  };
}

const errorOf = ({ answer, grade }: GradedAnswer) => Math.abs(answer.score - grade.coverage);

const correlationOf = (answers: readonly GradedAnswer[]) =>
  rankCorrelation(answers.map(({ answer, grade }) => [grade.coverage, answer.score]));

const hasContradiction = ({ grade }: GradedAnswer) => grade.flags.includes("contradiction");

const wordsOf = (text: string) => text.match(/\S+/g)?.length ?? 0;

/** Points found, wanted, and both, over all answers. */
function countPoints(answers: readonly GradedAnswer[]) {
  let found = 0;
  let wanted = 0;
  let both = 0;
  for (const { answer, labelled } of answers) {
    const covers = new Set(answer.covers.map(String));
    wanted += covers.size;
    for (const { id, verdict } of labelled.points) {
      if (verdict !== "covered") continue;
      found += 1;
      if (covers.has(id)) both += 1;
    }
  }
  return { found, wanted, both };
}

function precisionOf(answers: readonly GradedAnswer[]): number {
  const { both, found } = countPoints(answers);
  return both / found;
}

function recallOf(answers: readonly GradedAnswer[]): number {
  const { both, wanted } = countPoints(answers);
  return both / wanted;
}

/** Every terse strong answer with every deceptive one. */
function pairsWithTerse(answers: readonly GradedAnswer[]) {
  const deceptive = answers.filter(({ answer }) => deceptiveKinds.has(answer.kind));
  return answers
    .filter(({ answer }) => answer.kind === "terse_strong")
    .flatMap(({ grade }) =>
      deceptive.map((other) => ({
        above: grade.coverage > other.grade.coverage,
        flagged: other.grade.flags.some((flag) => warnings.has(flag)),
      })),
    );
}

function lengthNamer(answers: readonly GradedAnswer[]): (graded: GradedAnswer) => string {
  const lengths = answers.map(({ answer }) => wordsOf(answer.answer));
  const first = percentile(lengths, 1 / 3);
  const second = percentile(lengths, 2 / 3);
  return ({ answer }) => {
    const words = wordsOf(answer.answer);
    if (words <= first) return `up to ${first} words`;
    return words <= second ? `${first + 1} to ${second} words` : `over ${second} words`;
  };
}

function groupsBy(
  answers: readonly GradedAnswer[],
  nameOf: (graded: GradedAnswer) => string,
): GradeGroup[] {
  const groups = new Map<string, GradedAnswer[]>();
  for (const graded of answers) {
    const group = groups.get(nameOf(graded));
    if (group) group.push(graded);
    else groups.set(nameOf(graded), [graded]);
  }
  return [...groups]
    .map(([name, group]) => ({
      name,
      count: group.length,
      meanScore: mean(group.map(({ answer }) => answer.score)),
      meanCoverage: mean(group.map(({ grade }) => grade.coverage)),
      meanError: mean(group.map(errorOf)),
      contradicted: mean(group.map((graded) => Number(hasContradiction(graded)))),
      correlation: correlationOf(group),
    }))
    .sort((a, b) => a.meanScore - b.meanScore);
}
