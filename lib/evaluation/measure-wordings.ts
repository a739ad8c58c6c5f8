import type { Embedder } from "@/lib/embedding/embedder";
import type { Generation } from "@/lib/index/load-generation";
import { coefficients as fitted } from "@/lib/retrieval/coefficients";
import {
  type EmbeddedText,
  gatherEvidence,
  type ScoredQuestion,
} from "@/lib/retrieval/gather-evidence";
import { embedTexts } from "./embed-texts";
import type { EvaluateDependencies } from "./evaluate";
import { leaveWordingsOut, type Wording } from "./leave-wording-out";
import { estimateMean, hitAt, reciprocalRank } from "./metrics";
import type { Measure, MeasuredRanking } from "./outcome";
import { orderByRankFusion, orderByWeights, rankingVariants } from "./ranking-variants";

/** What the ranking, whole and in parts, makes of the guide's own wordings. */
export interface WordingsReport {
  /** Other wordings and follow-ups apart. */
  readonly measures: readonly Measure[];
  /** Parts of the ranking switched off, over both together. */
  readonly ablation: readonly MeasuredRanking[];
}

interface Found {
  readonly wording: Wording;
  readonly questions: readonly ScoredQuestion[];
}

/**
 * Searches each other wording and each follow-up of the guide in the guide without it; right is the
 * question it was written for. It needs no labels and hardly any embedding, so that several hundred
 * queries take seconds. Figures compare rankings, they do not foretell what learners get: authors
 * wrote these beside the answer and in its words, which flatters BM25; they made each unlike the
 * others, which wrongs the vectors of wordings; and one may fit another question as well.
 */
export async function measureWordings({
  generation,
  embedder,
  coefficients = fitted,
}: EvaluateDependencies): Promise<WordingsReport> {
  const { wordings, without } = leaveWordingsOut(generation);
  const restated = await embedRestated(wordings, generation, embedder);
  const found = wordings.map((wording): Found => {
    const asked = { ...wording, restated: restated.get(wording) };
    const { questions } = without(wording, (rest) => gatherEvidence(asked, rest, coefficients));
    return { wording, questions };
  });
  const of = (kind: Wording["kind"]) => found.filter(({ wording }) => wording.kind === kind);
  const byScore = (questions: readonly ScoredQuestion[]) => questions.map(({ number }) => number);
  const weights = generation.isAuthored ? coefficients.ranking : coefficients.plainRanking;
  return {
    measures: [
      ...measure("w.other wordings", of("alsoAsked"), byScore),
      ...measure("w.follow-ups", of("followUp"), byScore),
    ],
    ablation: [
      ...rankingVariants(weights).map(({ name, weights: kept }) => ({
        name,
        measures: measure("w", found, (questions) => orderByWeights(questions, kept)),
      })),
      {
        name: "reciprocal rank fusion, k = 60",
        measures: measure("w", found, (questions) => orderByRankFusion(questions, weights)),
      },
    ],
  };
}

/** What wordings are in the guide's own words, for those that change. */
async function embedRestated(
  wordings: readonly Wording[],
  { restate }: Pick<Generation, "restate">,
  embedder: Pick<Embedder, "embed">,
): Promise<Map<Wording, EmbeddedText>> {
  const changed = wordings
    .map((wording) => ({ wording, text: restate(wording.text) }))
    .filter(({ wording, text }) => text !== wording.text);
  const vectors = await embedTexts(
    changed.map(({ text }) => text),
    { embedder },
  );
  return new Map(
    changed.flatMap(({ wording, text }, index) => {
      const vector = vectors[index];
      return vector ? [[wording, { text, vector }] as const] : [];
    }),
  );
}

function measure(
  name: string,
  among: readonly Found[],
  order: (questions: readonly ScoredQuestion[]) => readonly number[],
): Measure[] {
  if (among.length === 0) return [];
  const ranked = among.map(({ wording, questions }) => ({
    numbers: order(questions),
    isRight: (number: number) => number === wording.questionNumber,
  }));
  const mean = (what: string, value: (one: (typeof ranked)[number]) => number): Measure => ({
    name: `${name} ${what}`,
    estimate: estimateMean(ranked.map(value)),
  });
  return [
    mean("hit@1", ({ numbers, isRight }) => hitAt(numbers, isRight, 1)),
    mean("hit@3", ({ numbers, isRight }) => hitAt(numbers, isRight, 3)),
    mean("MRR", ({ numbers, isRight }) => reciprocalRank(numbers, isRight)),
  ];
}
