import { searchVectorStore } from "@/lib/index/vector-store";
import { neighbourCount } from "@/lib/retrieval/gather-evidence";
import { seededRandom } from "@/lib/seeded-random";
import type { BenchContext } from "./bench-context";
import type { Figure, Section } from "./figures";
import { createGrowingStore, type GrowingStore } from "./growing-store";
import { nearestExact } from "./nearest-exact";
import { drawDifference, medianCosineWithin, perturbVector } from "./perturb-vectors";
import { type IndexedPassage, readPassages } from "./read-passages";
import { type Latency, summarizeDurations, timed } from "./timing";

const factors = { quick: [1, 10, 30], full: [1, 10, 100, 1000] } as const;
const queryCount = { quick: 30, full: 60 } as const;
const randomSeed = 20_261_123;
const recallAt = 10;

interface Size {
  readonly factor: number;
  readonly entries: number;
  readonly approximate: Latency;
  readonly exact: Latency;
  readonly recall: number;
  readonly rssMb: number;
  readonly insertsPerSecond: number;
}

/**
 * Grows the product's vector store from the guide's passages to many times as many and searches it
 * at every size, in turn with an exact search. A new passage is as far from the one it was made from
 * as two passages of one question are from each other (the median, measured on the guide), in a
 * direction in which passages of one question differ. Of copies far nearer (cosine 0.98) recall was 0.41; one reading,
 * not tested, is that they crowd round their original and the graph hardly crosses between crowds.
 */
export async function measureGrowth(context: BenchContext): Promise<Section> {
  const pace = context.quick ? "quick" : "full";
  const queries = await embedQueries(context, queryCount[pace]);
  const passages = readPassages(context.generation);
  const vectors = passages.map(({ vector }) => vector);
  const entries = passages.map(({ vector: _, ...entry }) => entry);
  const random = seededRandom(randomSeed);
  const groups = groupByQuestion(passages);
  const cosine = medianCosineWithin(groups);
  const pick = () => vectors[Math.floor(random() * vectors.length)] ?? new Float32Array();
  const make = () => perturbVector(pick(), { cosine, direction: drawDifference(groups, random) });
  const built = await timed(() => createGrowingStore(entries, vectors));
  const growing = built.result;
  const sizes: Size[] = [];
  let added = { count: entries.length, durationMs: built.durationMs };
  for (const factor of factors[pace]) {
    const size = entries.length * factor;
    context.report(`${size} passages`);
    if (factor > 1) {
      const count = size - growing.store.index.getCurrentCount();
      const { durationMs } = await timed(() => growing.grow(size, make, context.signal));
      added = { count, durationMs };
    }
    sizes.push({
      factor,
      entries: size,
      ...searchAll(growing, queries),
      rssMb: process.memoryUsage().rss / 2 ** 20,
      insertsPerSecond: (added.count / added.durationMs) * 1000,
    });
  }
  return toSection(sizes, { queries: queries.length, cosine });
}

/** Vectors of each question that has two passages or more. */
function groupByQuestion(passages: readonly IndexedPassage[]): Float32Array[][] {
  const groups = new Map<number, Float32Array[]>();
  for (const { questionNumber, vector } of passages) {
    groups.set(questionNumber, [...(groups.get(questionNumber) ?? []), vector]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

async function embedQueries({ set, openEmbedder }: BenchContext, count: number) {
  return openEmbedder().embed(set.paraphrase.slice(0, count).map(({ question }) => question));
}

function searchAll({ store, rows }: GrowingStore, queries: readonly Float32Array[]) {
  const approximateMs: number[] = [];
  const exactMs: number[] = [];
  let found = 0;
  const all = rows();
  for (const query of queries) {
    const startedAt = performance.now();
    const near = searchVectorStore(store, query, neighbourCount.authored);
    const halfway = performance.now();
    const exact = new Set(nearestExact(all, query, recallAt));
    approximateMs.push(halfway - startedAt);
    exactMs.push(performance.now() - halfway);
    found += near.slice(0, recallAt).filter(({ label }) => exact.has(label)).length;
  }
  return {
    approximate: summarizeDurations(approximateMs),
    exact: summarizeDurations(exactMs),
    recall: found / (queries.length * recallAt),
  };
}

function toSection(
  sizes: readonly Size[],
  { queries, cosine }: { readonly queries: number; readonly cosine: number },
): Section {
  return {
    title: "Growth",
    method: `The vector store with the product's settings over the guide's passages and ${sizes.at(-1)?.factor} times as many: the rest are passages drawn at random and turned to a cosine of ${cosine.toFixed(2)}, the median of two passages of one question, in a direction in which passages of one question differ. ${queries} real questions, ${neighbourCount.authored} neighbours each, in turn with an exact search; recall is the share of the ${recallAt} nearest found among the first ${recallAt}. Passages only: with all kinds of entries a thousandfold index would not fit in memory.`,
    figures: sizes.flatMap(describeSize),
    charts: [
      {
        title: "Vector search p50 by size of the index",
        unit: "ms",
        bars: sizes.flatMap(({ factor, approximate, exact }) => [
          { label: `${factor}× HNSW`, value: approximate.p50 },
          { label: `${factor}× exact`, value: exact.p50 },
        ]),
      },
    ],
    notes: [
      "The exact search is plain JavaScript on one thread; memory is that of the whole process, benchmark and exact copy included.",
      "Synthetic vectors are no real guide: a hundred variants of every passage crowd the same few topics, where a real guide that large would have more of them.",
    ],
  };
}

function describeSize({ factor, entries, approximate, exact, ...size }: Size): Figure[] {
  const name = (what: string) => `${factor}× (${entries.toLocaleString("en-US")}): ${what}`;
  const latency = (which: "p50" | "p95"): Figure => ({
    name: name(`search ${which}`),
    value: approximate[which],
    unit: "ms",
    bound: { name: `exact ${which}`, value: exact[which] },
  });
  return [
    latency("p50"),
    latency("p95"),
    { name: name("recall@10"), value: size.recall, unit: "", bound: { name: "exact", value: 1 } },
    { name: name("memory"), value: size.rssMb, unit: "MB" },
    { name: name("inserts"), value: size.insertsPerSecond, unit: "vectors/s" },
  ];
}
