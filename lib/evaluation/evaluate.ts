import type { Embedder } from "@/lib/embedding/embedder";
import type { Generation } from "@/lib/index/load-generation";
import { type Coefficients, coefficients as fitted } from "@/lib/retrieval/coefficients";
import { recognizeSmallTalk, type SmallTalk } from "@/lib/retrieval/recognize-small-talk";
import { search } from "@/lib/retrieval/search";
import { answeredGroups, type LabelledQuery, labelQueries, type QueryGroup } from "./label-queries";
import { type Estimate, estimateMean, hitAt, reciprocalRank } from "./metrics";
import type { EvaluationSet } from "./read-set";

/** What the search made of one labelled query. */
export interface Outcome {
  readonly query: LabelledQuery;
  readonly searched: string;
  /** Numbers of the questions found, best first. */
  readonly ranked: readonly number[];
  readonly answerable: boolean;
  readonly confidence: number;
  /** True when the first question is expected or accepted. */
  readonly firstIsRight: boolean;
}

/** A message that is no question, and what it was taken for. */
export interface MetaOutcome {
  readonly id: string;
  readonly input: string;
  readonly kind: string;
  readonly recognized: SmallTalk | undefined;
  readonly right: boolean;
}

/** A measured quantity; higher is better unless its name says "false". */
export interface Measure {
  /** e.g. `a.hit@1`. */
  readonly name: string;
  readonly estimate: Estimate;
}

/** Everything measured on a set. */
export interface Evaluation {
  readonly measures: readonly Measure[];
  readonly outcomes: readonly Outcome[];
  readonly meta: readonly MetaOutcome[];
  /** Confidence by tenths: how many, how sure, how often right. */
  readonly calibration: readonly CalibrationBin[];
}

export interface CalibrationBin {
  readonly from: number;
  readonly count: number;
  readonly meanConfidence: number;
  readonly shareRight: number;
}

export interface EvaluateDependencies {
  readonly generation: Generation;
  readonly embedder: Pick<Embedder, "embed">;
  /** Others than the fitted ones, for ablations. */
  readonly coefficients?: Coefficients;
}

/** Runs the product's own search over a labelled set and measures it. */
export async function evaluate(
  set: EvaluationSet,
  { generation, embedder, coefficients = fitted }: EvaluateDependencies,
): Promise<Evaluation> {
  const outcomes: Outcome[] = [];
  for (const query of labelQueries(set)) {
    const found = await search(query, generation, { embedder, coefficients });
    const ranked = found.questions.map(({ question }) => question.number);
    outcomes.push({
      query,
      searched: found.searched,
      ranked,
      answerable: found.answerable,
      confidence: found.confidence,
      firstIsRight: isRight(query)(ranked[0] ?? 0),
    });
  }
  const meta = set.meta.map(judgeMeta);
  return {
    outcomes,
    meta,
    measures: [...measureSearch(outcomes), ...measureMeta(meta)],
    calibration: calibrate(outcomes),
  };
}

/** What each kind of message that is no question should be taken for. */
const smallTalkOfKind: Readonly<Record<string, readonly SmallTalk[]>> = {
  greet: ["greeting"],
  thanks: ["thanks"],
  bye: ["goodbye"],
  capability: ["capability"],
  topics: ["topics"],
  clarify: ["unclear"],
  noise: ["noise"],
  abuse: ["complaint"],
};

function judgeMeta({ id, input, kind }: EvaluationSet["meta"][number]): MetaOutcome {
  const recognized = recognizeSmallTalk(input);
  const wanted = smallTalkOfKind[kind];
  const right = wanted
    ? recognized !== undefined && wanted.includes(recognized)
    : recognized === undefined;
  return { id, input, kind, recognized, right };
}

const isExpected = (query: LabelledQuery) => (number: number) => query.expected.includes(number);
const isRight = (query: LabelledQuery) => (number: number) =>
  query.expected.includes(number) || query.alsoRight.includes(number);

function measureSearch(outcomes: readonly Outcome[]): Measure[] {
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
    ...measure("b.both in 5", of("twoQuestions"), ({ ranked, query }) =>
      Number(query.expected.every((number) => ranked.slice(0, 5).includes(number))),
    ),
    ...measure("c.abstention far", of("far"), abstained),
    ...measure("c.abstention mid", of("mid"), abstained),
    ...measure("c.abstention near", of("near"), abstained),
    ...measure("c.false abstention a+b+d", answered, abstained),
    ...measure("d.hit@1", multiTurn, hit(1, isRight)),
    ...measure("d.hit@3", multiTurn, hit(3, isRight)),
    ...measure("d.abstention left", of("left"), abstained),
  ];
}

function measureMeta(meta: readonly MetaOutcome[]): Measure[] {
  if (meta.length === 0) return [];
  const right = meta.map((outcome) => Number(outcome.right));
  return [{ name: "e.fitting reply", estimate: estimateMean(right) }];
}

const calibrationBins = 5;

function calibrate(outcomes: readonly Outcome[]): CalibrationBin[] {
  return Array.from({ length: calibrationBins }, (_, bin) => {
    const from = bin / calibrationBins;
    const inBin = outcomes.filter(
      ({ confidence }) =>
        Math.min(calibrationBins - 1, Math.floor(confidence * calibrationBins)) === bin,
    );
    const share = (value: (outcome: Outcome) => number) =>
      inBin.reduce((sum, outcome) => sum + value(outcome), 0) / inBin.length;
    return {
      from,
      count: inBin.length,
      meanConfidence: share(({ confidence }) => confidence),
      shareRight: share(({ firstIsRight }) => Number(firstIsRight)),
    };
  }).filter(({ count }) => count > 0);
}
