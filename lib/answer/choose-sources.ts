import { discriminate } from "@/lib/index/discriminant";
import {
  passageUrl,
  type RankedPassage,
  type RankedQuestion,
  type SearchResult,
} from "@/lib/retrieval/types";
import type { AnswerLength } from "./answer-length";
import { authoredCosine } from "./authored-cosines";
import type { Source } from "./message";

/** Passages taken from the best question, the second and the third. */
const passagesByRank = {
  brief: [5, 2, 1],
  standard: [6, 3, 2],
  deep: [10, 5, 3],
} as const satisfies Record<AnswerLength, readonly number[]>;
const maxQuestions = passagesByRank.standard.length;
/** A part of a query is looked for in so many of the questions found for the whole. */
const questionsWithParts = 5;
/** A question this near to the best one, as a share of its evidence, may be the one meant. */
const closeShare = 0.35;
/**
 * When a query asks for a second question: one part likes it better than the first, another part
 * the first better, and the whole query does not rule it out. Parts like a question by cosines and
 * by the discriminant. The weights were searched on both evaluation sets together, as those that
 * name most second questions (47 of 56) for the fewest wrong ones: of the questions cited for a
 * query about one thing, 0.23 are wrong, 0.12 because the first one is.
 */
const partSigns = { discriminant: 0.01, contrast: 0.3, logEvidence: 0.02, least: 0.08 } as const;
const leastEvidence = 1e-6;

/** Which questions an answer draws on, and the passages it may cite. */
export interface ChosenSources {
  /** Best first; at least one. */
  readonly questionNumbers: readonly number[];
  /** Those of them that the query asks for, or may: the best, those of its parts, close ones. */
  readonly askedNumbers: readonly number[];
  readonly sources: readonly Source[];
}

export interface ChooseSourcesOptions {
  readonly length: AnswerLength;
  /** Unit vectors of the query's parts; empty where it asks of one thing. */
  readonly partVectors: readonly Float32Array[];
}

/**
 * Takes the passages an answer may cite, best question first, best passage first. What a part of
 * the query asks for comes before what was only found next.
 */
export function chooseSources(
  found: SearchResult,
  { length, partVectors }: ChooseSourcesOptions,
): ChosenSources {
  const answered = found.questions.filter(({ question }) => question.status !== "unanswered");
  const nearnessByPart = comparePartsWith(
    answered.slice(0, questionsWithParts),
    partVectors,
    found,
  );
  const isAsked = ({ question: { number }, score }: RankedQuestion, rank: number) => {
    const first = answered[0];
    if (rank === 0 || !first) return true;
    if (rank < maxQuestions && score >= first.score * closeShare) return true;
    const gains = nearnessByPart.flatMap((nearness) => {
      const own = nearness.get(number);
      return own === undefined ? [] : [own - (nearness.get(first.question.number) ?? 0)];
    });
    if (gains.length === 0) return false;
    const evidence = Math.log((score + leastEvidence) / (first.score + leastEvidence));
    const sign =
      Math.max(...gains) -
      partSigns.contrast * Math.min(...gains) +
      partSigns.logEvidence * evidence;
    return sign > partSigns.least;
  };
  const asked = answered.filter(isAsked).slice(0, maxQuestions);
  const others = answered.filter((ranked) => !asked.includes(ranked));
  const drawnOn = [...asked, ...others].slice(0, maxQuestions);
  const numbersOf = (ranked: readonly RankedQuestion[]) =>
    ranked.map(({ question }) => question.number);
  const questionNumbers = numbersOf(drawnOn);
  const partsOf = new Map<number, Float32Array[]>();
  nearnessByPart.forEach((nearness, part) => {
    const [winner] = numbersOf(asked).sort(
      (a, b) => (nearness.get(b) ?? 0) - (nearness.get(a) ?? 0),
    );
    const vector = partVectors[part];
    if (winner === undefined || !vector) return;
    partsOf.set(winner, [...(partsOf.get(winner) ?? []), vector]);
  });
  const chosen = questionNumbers.flatMap((number, rank) =>
    takePassages(number, partsOf.get(number) ?? [], found).slice(
      0,
      passagesByRank[length][rank] ?? 0,
    ),
  );
  return { questionNumbers, askedNumbers: numbersOf(asked), sources: chosen.map(toSource) };
}

/** How near each part of a query is to each question, by number. */
function comparePartsWith(
  questions: readonly RankedQuestion[],
  partVectors: readonly Float32Array[],
  { generation }: SearchResult,
): ReadonlyMap<number, number>[] {
  const cosine = authoredCosine(generation);
  const numbers = new Set(questions.map(({ question }) => question.number));
  return partVectors.map((vector) => {
    const liking = discriminate(generation.discriminant, vector, numbers);
    return new Map(
      questions.map(({ question: { number, question, details } }) => {
        const texts = details
          ? [
              question,
              details.summary,
              ...details.alsoAsked,
              ...details.keyPoints.map(({ statement }) => statement),
            ]
          : [question];
        const passages = generation.passagesByNumber.get(number) ?? [];
        const nearest = Math.max(
          cosine(number, texts, vector),
          ...passages.map(({ id }) => generation.cosineOfPassage(id, vector)),
        );
        return [number, nearest + partSigns.discriminant * (liking.get(number) ?? 0)];
      }),
    );
  });
}

/** A question's passages, those first that fit the query or one of the parts that ask for it. */
function takePassages(
  number: number,
  parts: readonly Float32Array[],
  { passages, generation }: SearchResult,
): RankedPassage[] {
  const own = passages.filter(({ question }) => question.number === number);
  if (parts.length === 0) return own;
  const nearness = ({ passage, dense }: RankedPassage) =>
    Math.max(dense, ...parts.map((part) => generation.cosineOfPassage(passage.id, part)));
  return own.sort((a, b) => nearness(b) - nearness(a));
}

function toSource({ passage, question }: RankedPassage, index: number): Source {
  return {
    n: index + 1,
    passageId: passage.id,
    questionNumber: question.number,
    question: question.question,
    headingPath: passage.headingPath,
    text: passage.text,
    url: passageUrl(question, passage.id),
  };
}
