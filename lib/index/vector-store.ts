import type { HNSWLib } from "@langchain/community/vectorstores/hnswlib";
import type { Document } from "@langchain/core/documents";
import type { IndexEntry } from "./types";

/** Graph degree and build width: recall@10 0.999, and 0.972 of 200 neighbours, over the guide's 13,000 vectors. */
const graph = { m: 16, efConstruction: 150, randomSeed: 100 } as const;
/**
 * Candidates examined in a search: never fewer than the neighbours asked for, and more in a large
 * graph, where a search strays more easily.
 */
const searchWidth = 128;
const searchWidthShare = 0.01;
const maxSearchWidth = 1000;

/** An entry found by its vector, with its cosine similarity in −1..1. */
export interface NearEntry {
  readonly label: number;
  readonly entry: IndexEntry;
  readonly cosine: number;
}

/**
 * Builds an HNSW store over vectors already made.
 * @param vectors - unit length, one per entry, `dimension` long
 */
export async function buildVectorStore(
  entries: readonly IndexEntry[],
  vectors: readonly Float32Array[],
  dimension: number,
): Promise<HNSWLib> {
  const { HNSWLib, Document, noEmbeddings } = await langchain();
  const { HierarchicalNSW } = await HNSWLib.imports();
  const args = { space: "cosine", numDimensions: dimension } as const;
  const index = new HierarchicalNSW(args.space, dimension);
  index.initIndex(Math.max(1, entries.length), graph.m, graph.efConstruction, graph.randomSeed);
  const store = new HNSWLib(noEmbeddings, { ...args, index });
  // What `save` writes as args.json: the index has a file of its own.
  store.args = args;
  await store.addVectors(
    vectors.map((vector) => Array.from(vector)),
    entries.map(({ text, ...metadata }) => new Document({ pageContent: text, metadata })),
  );
  return store;
}

/** Reads a store whose files have been verified. */
export async function loadVectorStore(folder: string): Promise<HNSWLib> {
  const { HNSWLib, noEmbeddings } = await langchain();
  const store = await HNSWLib.load(folder, noEmbeddings);
  store.index.setEf(searchWidth);
  return store;
}

/**
 * The entries nearest to a vector, nearest first.
 * @param count - at most this many; fewer where the store is smaller
 */
export function searchVectorStore(
  store: HNSWLib,
  vector: Float32Array,
  count: number,
): NearEntry[] {
  const size = store.index.getCurrentCount();
  const wanted = Math.min(count, size);
  if (wanted === 0) return [];
  const ofSize = Math.min(Math.round(searchWidthShare * size), maxSearchWidth);
  store.index.setEf(Math.max(searchWidth, wanted, ofSize));
  const { neighbors, distances } = store.index.searchKnn(Array.from(vector), wanted);
  const read = entriesReadOf(store);
  return neighbors.map((label, rank) => ({
    label,
    entry: read.get(label) ?? readEntry(store, label),
    cosine: 1 - (distances[rank] ?? 1),
  }));
}

/** Entries read so far: a search looks at hundreds, mostly the same ones. */
const entriesRead = new WeakMap<HNSWLib, Map<number, IndexEntry>>();

function entriesReadOf(store: HNSWLib): Map<number, IndexEntry> {
  const known = entriesRead.get(store);
  if (known) return known;
  const read = new Map<number, IndexEntry>();
  entriesRead.set(store, read);
  return read;
}

/** The entry stored under a label. @throws {RangeError} for a label that is not in the store */
export function readEntry(store: HNSWLib, label: number): IndexEntry {
  const read = entriesReadOf(store);
  const known = read.get(label);
  if (known) return known;
  const document = store.docstore.search(String(label));
  if (typeof document === "string") throw new RangeError(`no entry ${label} in the index`);
  const { metadata, pageContent } = document as Document<Omit<IndexEntry, "text">>;
  const entry = { ...metadata, text: pageContent };
  read.set(label, entry);
  return entry;
}

/** LangChain is loaded on first use: it is heavy, and some commands never search. */
async function langchain() {
  const [{ HNSWLib }, { Document }, { Embeddings }] = await Promise.all([
    import("@langchain/community/vectorstores/hnswlib"),
    import("@langchain/core/documents"),
    import("@langchain/core/embeddings"),
  ]);
  class NoEmbeddings extends Embeddings {
    override embedDocuments(): Promise<number[][]> {
      throw new TypeError("vectors are made before they reach the store");
    }
    override embedQuery(): Promise<number[]> {
      throw new TypeError("vectors are made before they reach the store");
    }
  }
  return { HNSWLib, Document, noEmbeddings: new NoEmbeddings({}) };
}
