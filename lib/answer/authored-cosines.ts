import type { Generation } from "@/lib/index/load-generation";
import type { EntryKind } from "@/lib/index/types";
import { readEntry } from "@/lib/index/vector-store";
import { dot } from "@/lib/vectors";

/** Kinds of index entries that say what a question, or a statement of its answer, answers. */
const authoredKinds: ReadonlySet<EntryKind> = new Set([
  "question",
  "summary",
  "keyPoint",
  "misconception",
  "followUp",
  "alsoAsked",
]);

/** Cosine of a unit vector with the authored texts of a question that are among `texts`. */
export type AuthoredCosine = (
  questionNumber: number,
  texts: readonly string[],
  vector: Float32Array,
) => number;

const known = new WeakMap<Generation, AuthoredCosine>();

/**
 * Compares vectors with what authors wrote beside an answer, by the vectors in the index.
 * @returns the greatest cosine, −1..1; 0 where the index holds none of the texts
 */
export function authoredCosine(generation: Generation): AuthoredCosine {
  const made = known.get(generation) ?? createAuthoredCosine(generation);
  known.set(generation, made);
  return made;
}

function createAuthoredCosine({ vectors: store }: Generation): AuthoredCosine {
  const labels = new Map<string, number>();
  const vectors = new Map<number, Float32Array>();
  const keyOf = (questionNumber: number, text: string) => `${questionNumber}:${text}`;
  for (let label = 0; label < store.index.getCurrentCount(); label += 1) {
    const { kind, questionNumber, text } = readEntry(store, label);
    if (authoredKinds.has(kind)) labels.set(keyOf(questionNumber, text), label);
  }
  const vectorOf = (label: number) => {
    const read = vectors.get(label) ?? Float32Array.from(store.index.getPoint(label));
    vectors.set(label, read);
    return read;
  };
  return (questionNumber, texts, vector) => {
    const cosines = texts.flatMap((text) => {
      const label = labels.get(keyOf(questionNumber, text));
      return label === undefined ? [] : [dot(vectorOf(label), vector)];
    });
    return cosines.length > 0 ? Math.max(...cosines) : 0;
  };
}
