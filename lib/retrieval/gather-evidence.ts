import { discriminate } from "@/lib/index/discriminant";
import type { LexicalIndex } from "@/lib/index/lexical-index";
import type { Generation } from "@/lib/index/load-generation";
import { searchVectorStore } from "@/lib/index/vector-store";
import { type AnswerSigns, readAnswerSigns } from "./answer-signs";
import type { Coefficients } from "./coefficients";
import { meanFeatures } from "./mean-features";
import {
  collectFeatures,
  type Evidence,
  featureNames,
  type QuestionFeatures,
} from "./question-features";

/**
 * Neighbours asked of the vector index: every near question gets several of its vectors in. More of them
 * change nothing for an authored guide, whose questions have the nearest vectors; each costs time.
 */
export const neighbourCount = { authored: 200, plain: 400 } as const;
const lexicalCount = 50;
const lexicalPassageCount = 200;

/** A question with its signs and its share of the evidence. */
export interface ScoredQuestion {
  readonly number: number;
  readonly features: QuestionFeatures;
  /** Softmax share over the questions found, 0..1; they sum to 1. */
  readonly likelihood: number;
}

/** What the index says of one text: questions, best first, and signs of whether it is answered. */
export interface TextEvidence {
  readonly text: string;
  readonly vector: Float32Array;
  readonly questions: readonly ScoredQuestion[];
  readonly signs: AnswerSigns;
}

/** A text with its unit vector. */
export interface EmbeddedText {
  readonly text: string;
  readonly vector: Float32Array;
}

/**
 * Asks every leg of the index about one text and weighs what they found.
 * @param asked - the text; where the guide has other words for it (`Generation.restate`), with
 *   these: both then count half in the ranking, while the text as sent decides whether it is answered
 */
export function gatherEvidence(
  { text, vector, restated }: EmbeddedText & { readonly restated?: EmbeddedText },
  generation: Generation,
  { ranking, plainRanking }: Pick<Coefficients, "ranking" | "plainRanking">,
): TextEvidence {
  const evidence = collectEvidence(text, vector, generation);
  const asSent = collectFeatures(evidence);
  const weights = generation.isAuthored ? ranking : plainRanking;
  const sent = scoreQuestions(asSent, weights);
  const questions = restated
    ? scoreQuestions(
        meanFeatures(
          asSent,
          collectFeatures(collectEvidence(restated.text, restated.vector, generation)),
        ),
        weights,
      )
    : sent;
  return {
    text,
    vector,
    questions,
    signs: readAnswerSigns({
      query: text,
      vector,
      near: evidence.near,
      first: sent[0],
      generation,
    }),
  };
}

/** Asks every leg of the index. */
function collectEvidence(text: string, vector: Float32Array, generation: Generation): Evidence {
  const lexicalPassage = new Map<number, number>();
  for (const { id, score } of generation.lexical.passages.search(text, lexicalPassageCount)) {
    const number = generation.passageById.get(id)?.questionNumber ?? 0;
    // Best first: a question's first passage is its best.
    if (!lexicalPassage.has(number)) lexicalPassage.set(number, score);
  }
  const { authored, plain } = neighbourCount;
  const near = searchVectorStore(
    generation.vectors,
    vector,
    generation.isAuthored ? authored : plain,
  );
  const byNumber = (index: LexicalIndex) =>
    new Map(index.search(text, lexicalCount).map(({ id, score }) => [Number(id), score]));
  const lexical = byNumber(generation.lexical.questions);
  const lexicalAuthored = byNumber(generation.lexical.authored);
  const found = new Set([...near.map(({ entry }) => entry.questionNumber), ...lexical.keys()]);
  const discriminant = discriminate(generation.discriminant, vector, found);
  return { near, lexical, lexicalAuthored, lexicalPassage, discriminant };
}

function scoreQuestions(
  features: ReadonlyMap<number, QuestionFeatures>,
  weights: Coefficients["ranking"],
): ScoredQuestion[] {
  const scored = [...features].map(([number, values]) => ({
    number,
    features: values,
    score: featureNames.reduce((sum, name) => sum + weights[name] * values[name], 0),
  }));
  const best = Math.max(...scored.map(({ score }) => score));
  const total = scored.reduce((sum, { score }) => sum + Math.exp(score - best), 0);
  return scored
    .sort((a, b) => b.score - a.score || a.number - b.number)
    .map(({ number, features: values, score }) => ({
      number,
      features: values,
      likelihood: Math.exp(score - best) / total,
    }));
}
