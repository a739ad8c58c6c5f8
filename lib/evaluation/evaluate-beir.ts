import type { Embedder } from "@/lib/embedding/embedder";
import type { Generation } from "@/lib/index/load-generation";
import { type Coefficients, coefficients as fitted } from "@/lib/retrieval/coefficients";
import { gatherEvidence, type ScoredQuestion } from "@/lib/retrieval/gather-evidence";
import { measureRanking } from "./measure-ranking";
import { percentile } from "./metrics";
import type { Measure, MeasuredRanking } from "./outcome";
import { orderByRankFusion, orderByWeights, rankingVariants } from "./ranking-variants";
import type { BeirSet } from "./read-beir";

/** Not timed: the model and the compiler warm up. */
const warmUpQueries = 5;

/** Time a query takes, milliseconds. */
interface Latency {
  readonly p50: number;
  readonly p95: number;
}

/** What the product reaches on a data set. */
export interface BeirEvaluation {
  readonly name: string;
  readonly documents: number;
  readonly queries: number;
  readonly vectors: number;
  readonly measures: readonly Measure[];
  /** The whole query, and its parts: the model call, and everything after it. */
  readonly latencyMs: Readonly<Record<"query" | "embed" | "rank", Latency>>;
  /** Parts of the ranking by themselves; empty unless asked for. */
  readonly ablation: readonly MeasuredRanking[];
}

export interface EvaluateBeirDependencies {
  /** Made by `openCorpusIndex` from the set's documents. */
  readonly generation: Generation;
  readonly embedder: Pick<Embedder, "embed">;
  readonly withAblation: boolean;
  /** Others than the fitted ones. */
  readonly coefficients?: Coefficients;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Ranks every query with the product's own ranking, one at a time, and measures order and time. */
export async function evaluateBeir(
  { name, documents, queries }: BeirSet,
  dependencies: EvaluateBeirDependencies,
): Promise<BeirEvaluation> {
  const { generation, embedder, coefficients = fitted, signal, onProgress } = dependencies;
  const orders = namedOrders(coefficients, dependencies.withAblation);
  const rankings = orders.map((): string[][] => []);
  const timings: { readonly embed: number; readonly rank: number }[] = [];
  for (const [index, { text }] of queries.entries()) {
    signal?.throwIfAborted();
    const startedAt = performance.now();
    const [vector] = await embedder.embed([text]);
    if (!vector) throw new TypeError("the embedder returned no vector");
    const embeddedAt = performance.now();
    const { questions } = gatherEvidence({ text, vector }, generation, coefficients);
    timings.push({ embed: embeddedAt - startedAt, rank: performance.now() - embeddedAt });
    orders.forEach(({ order }, at) => {
      rankings[at]?.push(order(questions).map((number) => documents[number - 1]?.id ?? ""));
    });
    onProgress?.(index + 1, queries.length);
  }
  const [product, ...ablation] = orders.map(
    (order, at): MeasuredRanking => ({
      name: order.name,
      measures: measureRanking(
        queries.map(({ grades }, index) => ({ grades, ranked: rankings[at]?.[index] ?? [] })),
      ),
    }),
  );
  const warm = timings.length > warmUpQueries ? timings.slice(warmUpQueries) : timings;
  return {
    name,
    documents: documents.length,
    queries: queries.length,
    vectors: generation.vectors.index.getCurrentCount(),
    measures: product?.measures ?? [],
    latencyMs: {
      query: latencyOf(warm.map(({ embed, rank }) => embed + rank)),
      embed: latencyOf(warm.map(({ embed }) => embed)),
      rank: latencyOf(warm.map(({ rank }) => rank)),
    },
    ablation,
  };
}

interface NamedOrder {
  readonly name: string;
  readonly order: (questions: readonly ScoredQuestion[]) => number[];
}

/** The product's order first. */
function namedOrders({ plainRanking }: Coefficients, withAblation: boolean): NamedOrder[] {
  const product: NamedOrder = {
    name: "product",
    order: (questions) => questions.map(({ number }) => number),
  };
  if (!withAblation) return [product];
  return [
    product,
    ...rankingVariants(plainRanking).map(({ name, weights }) => ({
      name,
      order: (questions: readonly ScoredQuestion[]) => orderByWeights(questions, weights),
    })),
    {
      name: "reciprocal rank fusion, k = 60",
      order: (questions) => orderByRankFusion(questions, plainRanking),
    },
  ];
}

function latencyOf(times: readonly number[]): Latency {
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}
