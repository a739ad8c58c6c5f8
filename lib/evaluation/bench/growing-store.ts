import { Document } from "@langchain/core/documents";
import type { IndexEntry } from "@/lib/index/types";
import { buildVectorStore } from "@/lib/index/vector-store";

/** Entries added between two looks at the clock; the process stays interruptible. */
const entriesPerStep = 500;

/** The product's vector store, growing, and the same vectors as plain rows for the exact search. */
export interface GrowingStore {
  readonly store: Awaited<ReturnType<typeof buildVectorStore>>;
  /** Grows to `size` entries. @param make - a new entry's vector */
  grow(size: number, make: () => Float32Array, signal: AbortSignal): Promise<void>;
  /** Vectors one after another. */
  rows(): Float32Array;
}

/** Builds a store of the given entries with the product's own settings; growing keeps those. */
export async function createGrowingStore(
  entries: readonly IndexEntry[],
  vectors: readonly Float32Array[],
): Promise<GrowingStore> {
  const dimension = vectors[0]?.length ?? 0;
  const store = await buildVectorStore(entries, vectors, dimension);
  let rows = new Float32Array(vectors.length * dimension);
  vectors.forEach((vector, row) => {
    rows.set(vector, row * dimension);
  });
  return {
    store,
    rows: () => rows,
    async grow(size, make, signal) {
      const before = store.index.getCurrentCount();
      store.index.resizeIndex(size);
      const grown = new Float32Array(size * dimension);
      grown.set(rows);
      rows = grown;
      for (let entry = before; entry < size; entry += 1) {
        const vector = make();
        rows.set(vector, entry * dimension);
        store.index.addPoint(Array.from(vector), entry);
        const { text, ...metadata } = entryAt(entries, entry);
        store.docstore.add({ [entry]: new Document({ pageContent: text, metadata }) });
        if (entry % entriesPerStep > 0) continue;
        await new Promise((resolve) => setImmediate(resolve));
        signal.throwIfAborted();
      }
    },
  };
}

function entryAt(entries: readonly IndexEntry[], entry: number): IndexEntry {
  const found = entries[entry % entries.length];
  if (!found) throw new RangeError("a store cannot grow from nothing");
  return found;
}
