import { type AnswerLength, answerLengths } from "@/lib/answer/answer-length";
import { type AnswerTools, answerQuery, citedQuestions } from "./answer-queries";
import { type AnswerJudgement, judgeAnswer } from "./judge-answer";
import { judgeSentences, type SentenceJudgement } from "./judge-sentences";
import { type LabelledQuery, labelQueries } from "./label-queries";
import { estimateMean } from "./metrics";
import type { Measure } from "./outcome";
import type { EvaluationSet } from "./read-set";
import { createSentenceVectors, type SentenceVectors } from "./sentence-vectors";
import { splitAnswer } from "./split-answer";

/** The length a learner gets who chooses none. */
const usualLength: AnswerLength = "standard";

/** A question that needs two others, and what its answer cites. */
export interface BothCited {
  readonly id: string;
  readonly query: string;
  readonly expected: readonly number[];
  readonly cited: readonly number[];
  readonly right: boolean;
}

/** What the quoted answers of a set are worth. */
export interface AnswerMeasures {
  readonly measures: readonly Measure[];
  readonly bothCited: readonly BothCited[];
}

/**
 * Measures the embedded model's answers. Over (a), for every length, against the key points of the
 * expected question: the share of all answers whose first two sentences carry one (abstaining or
 * answering from another question counts as not carrying), and, over the answers given, mean
 * coverage, redundancy and words. Where sentences are labelled, also how close an answer keeps to what
 * was asked; a question without an answer counts as a miss. Over (b): the share whose markers cite both questions.
 * @returns no measure where the guide holds no key points for a group
 */
export async function measureAnswers(
  set: EvaluationSet,
  tools: AnswerTools,
): Promise<AnswerMeasures> {
  const queries = labelQueries(set);
  const vectors = createSentenceVectors(tools);
  const paraphrases = queries.filter(({ group }) => group === "paraphrase");
  const measures: Measure[] = [];
  const labelsById = new Map(set.sentences.map((labels) => [labels.id, labels]));
  for (const length of answerLengths) {
    const judged = await judgeAnswers(paraphrases, length, tools, vectors);
    measures.push(
      ...measureJudgements(
        judged.map(({ judgement }) => judgement),
        length,
      ),
    );
    const close = judged.flatMap(({ id, sentences }) => {
      const labels = labelsById.get(id);
      return labels ? [judgeSentences(sentences, labels)] : [];
    });
    measures.push(...measureCloseness(close, length));
  }
  const bothCited: BothCited[] = [];
  for (const query of queries.filter(({ group }) => group === "twoQuestions")) {
    const cited = citedQuestions(await answerQuery(query, usualLength, tools));
    const right = query.expected.every((number) => cited.includes(number));
    bothCited.push({ id: query.id, query: query.query, expected: query.expected, cited, right });
  }
  if (bothCited.length > 0) {
    const right = bothCited.map((answer) => Number(answer.right));
    measures.unshift({ name: "b.both cited", estimate: estimateMean(right) });
  }
  return { measures, bothCited };
}

interface JudgedAnswer {
  readonly id: string;
  /** Of the answer; none where Viva abstained. */
  readonly sentences: readonly string[];
  /** Undefined where Viva abstained. */
  readonly judgement: AnswerJudgement | undefined;
}

/** One entry a query with key points. */
async function judgeAnswers(
  queries: readonly LabelledQuery[],
  length: AnswerLength,
  tools: AnswerTools,
  vectors: SentenceVectors,
): Promise<JudgedAnswer[]> {
  const judged: JudgedAnswer[] = [];
  for (const query of queries) {
    const { id } = query;
    const keyPoints = query.expected.flatMap(
      (number) => tools.generation.questionByNumber.get(number)?.details?.keyPoints ?? [],
    );
    if (keyPoints.length === 0) continue;
    const answer = await answerQuery(query, length, tools);
    if (!answer.metadata?.answerable) {
      judged.push({ id, sentences: [], judgement: undefined });
      continue;
    }
    const sentences = splitAnswer(answer.text);
    await vectors.prepare([...sentences, ...keyPoints.map(({ statement }) => statement)]);
    const judgement = judgeAnswer({ sentences, keyPoints, cosine: vectors.cosine });
    judged.push({ id, sentences, judgement });
  }
  return judged;
}

function measureJudgements(
  judged: readonly (AnswerJudgement | undefined)[],
  length: AnswerLength,
): Measure[] {
  if (judged.length === 0) return [];
  const given = judged.filter((judgement) => judgement !== undefined);
  const measure = (name: string, values: readonly number[]): Measure => ({
    name: `answer.${length} ${name}`,
    estimate: estimateMean(values),
  });
  return [
    measure(
      "first two carry a key point",
      judged.map((judgement) => Number(judgement?.leadCarries ?? false)),
    ),
    measure(
      "key-point coverage",
      given.map(({ coverage }) => coverage),
    ),
    measure(
      "redundancy",
      given.map(({ redundancy }) => redundancy),
    ),
    measure(
      "words",
      given.map(({ words }) => words),
    ),
  ];
}

function measureCloseness(judged: readonly SentenceJudgement[], length: AnswerLength): Measure[] {
  if (judged.length === 0) return [];
  const measure = (name: string, read: (judgement: SentenceJudgement) => number): Measure => ({
    name: `answer.${length} ${name}`,
    estimate: estimateMean(judged.map(read)),
  });
  return [
    measure("first sentence is direct", ({ firstIsDirect }) => Number(firstIsDirect)),
    measure("one of the first two is direct", ({ leadIsDirect }) => Number(leadIsDirect)),
    measure("sentences on the point", ({ onThePoint }) => onThePoint),
    measure("direct sentences quoted", ({ directQuoted }) => directQuoted),
  ];
}
