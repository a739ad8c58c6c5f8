import type { Generation } from "@/lib/index/load-generation";
import { fuseScores } from "./fuse-scores";
import type { RankedPassage, RankedQuestion } from "./types";

/** Only the best questions' passages are compared one by one. */
const questionsLookedInto = 10;
/** The best passage of each of so many questions goes before any second passage. */
const questionsShownFirst = 5;
const lexicalCount = 100;
/** Share of the dense score among passages of one question; the rest is lexical. */
const denseWeight = 0.7;
/** An answer cites no more questions than these: only of their passages is read what is asked. */
const questionsAsked = 3;
/** Share of what is asked of its statements in the dense score of a passage. */
const askedWeight = 0.3;

export interface RankPassagesInput {
  readonly query: string;
  /** Unit vector of the query. */
  readonly vector: Float32Array;
  /** Best first. */
  readonly questions: readonly RankedQuestion[];
  readonly generation: Generation;
}

/**
 * Orders the passages of the best questions. The five best questions come first with their best
 * passage each, so that a query about two things meets both; then the rest, by question and fit.
 * @returns best first, scores 0..1 and falling
 */
export function rankPassages({
  query,
  vector,
  questions,
  generation,
}: RankPassagesInput): RankedPassage[] {
  const lexical = new Map(
    generation.lexical.passages.search(query, lexicalCount).map(({ id, score }) => [id, score]),
  );
  const passagesOf = ({ question }: Pick<RankedQuestion, "question">) =>
    generation.passagesByNumber.get(question.number) ?? [];
  const best = questions.slice(0, questionsLookedInto);
  const dense = new Map(
    best.flatMap(passagesOf).map(({ id }) => [id, generation.cosineOfPassage(id, vector)] as const),
  );
  const asked = best.slice(0, questionsAsked).flatMap(passagesOf);
  const near = new Map([
    ...dense,
    ...asked.map(({ id }) => [id, nearnessOfPassage(id, vector, generation)] as const),
  ]);
  const fused = fuseScores(near, lexical, denseWeight);
  const answered = best.filter(({ question }) => generation.passagesByNumber.has(question.number));
  return answered
    .flatMap(({ question, score }, rank) =>
      passagesOf({ question })
        .map((passage) => ({ passage, question, fit: fused.get(passage.id) ?? 0 }))
        .sort((a, b) => b.fit - a.fit || a.passage.start - b.passage.start)
        .map(({ passage, fit }, place): RankedPassage => {
          const isShownFirst = place === 0 && rank < questionsShownFirst;
          return {
            passage,
            question,
            score: isShownFirst ? 0.5 + 0.5 * Math.max(score, 0) : 0.5 * (0.5 * score + 0.5 * fit),
            dense: dense.get(passage.id) ?? 0,
            lexical: lexical.get(passage.id) ?? 0,
          };
        }),
    )
    .sort((a, b) => b.score - a.score);
}

/**
 * How near a unit vector is to a passage and to the nearest question that one of its statements
 * answers, −1..1; to the passage alone where nobody wrote any.
 */
export function nearnessOfPassage(
  passageId: string,
  vector: Float32Array,
  generation: Generation,
): number {
  const own = generation.cosineOfPassage(passageId, vector);
  const statements = generation.statementsByPassage.get(passageId) ?? [];
  let asked = 0;
  for (const position of statements) {
    asked = Math.max(asked, generation.cosineOfAsked(position, vector));
  }
  return (1 - askedWeight) * own + askedWeight * (asked || own);
}
