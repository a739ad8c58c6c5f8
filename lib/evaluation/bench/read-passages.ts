import type { Generation } from "@/lib/index/load-generation";
import type { IndexEntry } from "@/lib/index/types";
import { readEntry } from "@/lib/index/vector-store";

/** A passage's entry in the index, with its vector. */
export interface IndexedPassage extends IndexEntry {
  readonly vector: Float32Array;
}

/** The passages of an index as it holds them, in its order. */
export function readPassages({ vectors: store }: Pick<Generation, "vectors">): IndexedPassage[] {
  const labels = Array.from({ length: store.index.getCurrentCount() }, (_, label) => label);
  return labels.flatMap((label) => {
    const entry = readEntry(store, label);
    if (entry.kind !== "passage") return [];
    return [{ ...entry, vector: Float32Array.from(store.index.getPoint(label)) }];
  });
}
