import type { Generation } from "@/lib/index/load-generation";
import { coefficients } from "@/lib/retrieval/coefficients";
import { gatherEvidence } from "@/lib/retrieval/gather-evidence";
import { nearnessOfPassage } from "@/lib/retrieval/rank-passages";
import {
  passageUrl,
  type RankedPassage,
  type RankedQuestion,
  type SearchResult,
} from "@/lib/retrieval/types";
import type { AnswerLength } from "./answer-length";
import type { AskedPart } from "./collect-quotables";
import type { Source } from "./message";

/** Passages taken from the best question drawn on, the second and the third. */
const passagesByRank = {
  brief: [5, 2, 1],
  standard: [6, 3, 2],
  deep: [10, 5, 3],
} as const satisfies Record<AnswerLength, readonly number[]>;
const maxQuestions = passagesByRank.standard.length;
/**
 * A question with this share of the best one's evidence is asked for; with the next, it may be. Both
 * were compared on the labelled questions they are measured on, at a handful of round values.
 */
const askedShare = 0.35;
const closeShare = 0.003;
/** A part of the query asks for a question that has this share of the evidence for the part. */
const partShare = 0.5;
/** With this share of a part's evidence a question found second may be what the part asks for. */
const nearShare = 0.001;

/** Which questions an answer draws on, and the passages it may cite. */
export interface ChosenSources {
  /** Those it may be quoted from, best first; at least one. */
  readonly questionNumbers: readonly number[];
  /** Those of them that the query asks for: the best, those of its parts, very close ones. */
  readonly askedNumbers: readonly number[];
  /**
   * The question found second, where a part of the query finds it too and the ranking cannot tell
   * whether the part asks for it: an answer may point to it, under its heading and after all else.
   */
  readonly aside: { readonly number: number; readonly question: string } | undefined;
  readonly sources: readonly Source[];
}

export interface ChooseSourcesOptions {
  readonly length: AnswerLength;
  /** What the query asks of; empty where it asks of one thing. */
  readonly parts: readonly AskedPart[];
}

/**
 * Takes the passages an answer may cite, from three questions, best question first, best passage
 * first. A question is asked for by the whole query, which finds it close behind the first,
 * or by a part of the query that, searched by itself, finds it before all others together. One found
 * less close may be quoted too.
 */
export function chooseSources(
  found: SearchResult,
  { length, parts }: ChooseSourcesOptions,
): ChosenSources {
  const { asking: partsOf, near } = searchParts(parts, found.generation);
  const drawnOn = drawOn(found.questions, partsOf);
  const partVectors = parts.map(({ vector }) => vector);
  const best = drawnOn[0]?.score ?? 0;
  const asked = drawnOn.filter(
    ({ question: { number }, score }) => score >= best * askedShare || partsOf.has(number),
  );
  const quoted = drawnOn.filter(
    (ranked) => asked.includes(ranked) || ranked.score >= best * closeShare,
  );
  const second = drawnOn[1]?.question;
  const aside =
    second && near.has(second.number) && !partsOf.has(second.number) ? second : undefined;
  const chosen = drawnOn.flatMap(({ question: { number } }, rank) => {
    const own = partsOf.get(number) ?? (number === aside?.number ? partVectors : []);
    return takePassages(number, own, found).slice(0, passagesByRank[length][rank] ?? 0);
  });
  return {
    questionNumbers: numbersOf(quoted),
    askedNumbers: numbersOf(asked),
    aside: aside && { number: aside.number, question: aside.question },
    sources: chosen.map(toSource),
  };
}

/** The two best questions, then those that parts ask for, then the next best; at most three, best first. */
function drawOn(
  questions: readonly RankedQuestion[],
  asking: PartFindings["asking"],
): readonly RankedQuestion[] {
  const answered = questions.filter(({ question }) => question.status !== "unanswered");
  const asked = answered.filter(({ question }) => asking.has(question.number));
  const inLine = new Set([...answered.slice(0, 2), ...asked, ...answered]);
  const drawnOn = [...inLine].slice(0, maxQuestions);
  return answered.filter((ranked) => drawnOn.includes(ranked));
}

/** What the parts of a query, each searched by itself, find. */
interface PartFindings {
  /** The parts that ask for a question, by its number. */
  readonly asking: ReadonlyMap<number, readonly Float32Array[]>;
  /** Questions that come first or second for a part, with some evidence. */
  readonly near: ReadonlySet<number>;
}

function searchParts(parts: readonly AskedPart[], generation: Generation): PartFindings {
  const asking = new Map<number, Float32Array[]>();
  const near = new Set<number>();
  for (const part of parts) {
    const { questions } = gatherEvidence(part, generation, coefficients);
    for (const { number, likelihood } of questions.slice(0, 2)) {
      if (likelihood >= nearShare) near.add(number);
    }
    const [first] = questions;
    if (!first || first.likelihood < partShare) continue;
    asking.set(first.number, [...(asking.get(first.number) ?? []), part.vector]);
  }
  return { asking, near };
}

function numbersOf(ranked: readonly RankedQuestion[]): number[] {
  return ranked.map(({ question }) => question.number);
}

/** A question's passages, those first that fit the query or one of the parts that ask for it. */
function takePassages(
  number: number,
  parts: readonly Float32Array[],
  { passages, generation, vector }: SearchResult,
): RankedPassage[] {
  const own = passages.filter(({ question }) => question.number === number);
  if (parts.length === 0) return own;
  const nearness = ({ passage }: RankedPassage) =>
    Math.max(
      ...[vector, ...parts].map((asked) => nearnessOfPassage(passage.id, asked, generation)),
    );
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
