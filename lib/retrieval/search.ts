import type { Embedder } from "@/lib/embedding/embedder";
import { VivaError } from "@/lib/errors";
import type { Generation } from "@/lib/index/load-generation";
import { searchVectorStore } from "@/lib/index/vector-store";
import { bestCosine, collectDenseEvidence } from "./dense-evidence";
import { estimateConfidence } from "./estimate-confidence";
import { fuseScores } from "./fuse-scores";
import { resolveFollowUp } from "./resolve-follow-up";
import type { RankedPassage, RankedQuestion, SearchResult, Turn } from "./types";

/** Neighbours asked of the vector index: every near question gets several of its vectors in. */
const neighbourCount = 200;
/** Questions and passages asked of the lexical index. */
const lexicalCount = 50;
/** Share of the dense score when questions are ranked, the rest is lexical. */
const denseWeight = 0.7;
/** Only the best questions' passages are compared one by one. */
const questionsLookedInto = 20;
/** Share of its question's score in a passage's own. */
const questionShare = 0.5;

export interface SearchRequest {
  readonly query: string;
  /** Earlier turns, oldest first. */
  readonly history?: readonly Turn[];
}

export interface SearchDependencies {
  readonly embedder: Pick<Embedder, "embed">;
}

/**
 * Finds the questions and passages that answer a query, and says how sure that is: dense and BM25
 * scores are fused for whole questions first, then for the passages inside them.
 * @throws {VivaError} `bad-request` on a query without a letter or digit
 */
export async function search(
  { query, history = [] }: SearchRequest,
  generation: Generation,
  { embedder }: SearchDependencies,
): Promise<SearchResult> {
  if (!/[\p{L}\p{N}]/u.test(query)) {
    throw new VivaError("bad-request", `“${query.slice(0, 40)}” holds no word to search for.`);
  }
  const searched = resolveFollowUp(query, history);
  const [vector] = await embedder.embed([searched]);
  if (!vector) throw new TypeError("the embedder returned no vector");
  const questions = rankQuestions(searched, vector, generation);
  const passages = rankPassages(searched, vector, questions, generation);
  return {
    query,
    searched,
    ...estimateConfidence({ query: searched, questions }),
    questions,
    passages,
    vector,
    generation,
  };
}

function rankQuestions(
  query: string,
  vector: Float32Array,
  generation: Generation,
): RankedQuestion[] {
  const near = searchVectorStore(generation.vectors, vector, neighbourCount);
  const dense = new Map(
    [...collectDenseEvidence(near)].map(([number, evidence]) => [
      String(number),
      bestCosine(evidence),
    ]),
  );
  const lexical = new Map(
    generation.lexical.questions.search(query, lexicalCount).map(({ id, score }) => [id, score]),
  );
  const bestLexical = Math.max(0, ...lexical.values());
  return [...fuseScores(dense, lexical, denseWeight)]
    .flatMap(([id, score]) => {
      const question = generation.questionByNumber.get(Number(id));
      return question
        ? [
            {
              question,
              score,
              dense: dense.get(id) ?? 0,
              lexical: bestLexical > 0 ? (lexical.get(id) ?? 0) / bestLexical : 0,
            },
          ]
        : [];
    })
    .sort((a, b) => b.score - a.score || a.question.number - b.question.number);
}

function rankPassages(
  query: string,
  vector: Float32Array,
  questions: readonly RankedQuestion[],
  generation: Generation,
): RankedPassage[] {
  const scoreOf = new Map(questions.map((ranked) => [ranked.question.number, ranked]));
  const inQuestions = questions
    .slice(0, questionsLookedInto)
    .flatMap(({ question }) => generation.passagesByNumber.get(question.number) ?? []);
  const dense = new Map(
    inQuestions.map((passage) => [passage.id, generation.cosineOfPassage(passage.id, vector)]),
  );
  const lexical = new Map(
    generation.lexical.passages.search(query, lexicalCount).map(({ id, score }) => [id, score]),
  );
  const fused = fuseScores(dense, lexical, denseWeight);
  return inQuestions
    .flatMap((passage) => {
      const ranked = scoreOf.get(passage.questionNumber);
      if (!ranked) return [];
      const own = fused.get(passage.id) ?? 0;
      return [
        {
          passage,
          question: ranked.question,
          score: questionShare * ranked.score + (1 - questionShare) * own,
          dense: dense.get(passage.id) ?? 0,
          lexical: lexical.get(passage.id) ?? 0,
        },
      ];
    })
    .sort((a, b) => b.score - a.score || a.passage.start - b.passage.start);
}
