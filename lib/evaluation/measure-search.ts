import { answeredGroups, type QueryGroup } from "./label-queries";
import { estimateMean, hitAt, reciprocalRank } from "./metrics";
import { isExpected, isRight, type Measure, type Outcome } from "./outcome";

/**
 * Measures ranking and abstention. (a) counts `expected` alone unless it says lenient; for a
 * follow-up (d) a lenient reader decides, because a conversation rarely has one right question.
 * @returns measures of the groups that occur
 */
export function measureSearch(outcomes: readonly Outcome[]): Measure[] {
  const of = (...groups: QueryGroup[]) =>
    outcomes.filter(({ query }) => groups.includes(query.group));
  const measure = (
    name: string,
    among: readonly Outcome[],
    value: (outcome: Outcome) => number,
  ): Measure[] => (among.length > 0 ? [{ name, estimate: estimateMean(among.map(value)) }] : []);
  const hit = (k: number, test: typeof isRight) => (outcome: Outcome) =>
    hitAt(outcome.ranked, test(outcome.query), k);
  const abstained = ({ answerable }: Outcome) => Number(!answerable);
  const paraphrase = of("paraphrase");
  const multiTurn = of("multiTurn");
  const answered = outcomes.filter(({ query }) => answeredGroups.has(query.group));
  return [
    ...measure("a.hit@1", paraphrase, hit(1, isExpected)),
    ...measure("a.hit@1 lenient", paraphrase, hit(1, isRight)),
    ...measure("a.hit@3", paraphrase, hit(3, isExpected)),
    ...measure("a.hit@5", paraphrase, hit(5, isExpected)),
    ...measure("a.MRR", paraphrase, ({ ranked, query }) =>
      reciprocalRank(ranked, isExpected(query)),
    ),
    ...measure("b.both in 5", of("twoQuestions"), (outcome) => Number(holdsAll(outcome, 5))),
    ...measure("c.abstention far", of("far"), abstained),
    ...measure("c.abstention mid", of("mid"), abstained),
    ...measure("c.abstention near", of("near"), abstained),
    ...measure("c.false abstention a+b+d", answered, abstained),
    ...measure("d.hit@1", multiTurn, hit(1, isRight)),
    ...measure("d.hit@3", multiTurn, hit(3, isRight)),
    ...measure("d.MRR", multiTurn, ({ ranked, query }) => reciprocalRank(ranked, isRight(query))),
    ...measure("d.abstention left", of("left"), abstained),
  ];
}

/** True where every expected question is among the first `k`. */
export function holdsAll({ ranked, query }: Outcome, k: number): boolean {
  return query.expected.every((number) => ranked.slice(0, k).includes(number));
}
