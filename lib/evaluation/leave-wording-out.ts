import { type Discriminant, fitDiscriminant, type LabelledVector } from "@/lib/index/discriminant";
import type { Generation } from "@/lib/index/load-generation";
import { type EntryKind, type IndexEntry, noQuestion } from "@/lib/index/types";
import { readEntry } from "@/lib/index/vector-store";

/** Kinds of entries that are questions as somebody might ask them. */
const wordingKinds = ["alsoAsked", "followUp"] as const satisfies readonly EntryKind[];

/** The discriminant is fitted so many times, each without every so-manieth wording. */
const folds = 4;

/** Something an author wrote that a learner might ask: another wording of a question, a follow-up. */
export interface Wording {
  readonly kind: (typeof wordingKinds)[number];
  readonly text: string;
  readonly questionNumber: number;
  /** Unit length, as the index holds it. */
  readonly vector: Float32Array;
}

/** The guide's own wordings, each to be searched by an index that does not hold it. */
export interface LeftOutWordings {
  /** In the index's order. */
  readonly wordings: readonly Wording[];
  /**
   * Calls back with the generation as if a wording had never been in it: neither its vector, nor
   * its words among its question's, nor its part in the discriminant, which is fitted without a
   * quarter of the wordings. The generation it came from lacks the vector until the call returns.
   */
  readonly without: <Result>(wording: Wording, use: (generation: Generation) => Result) => Result;
}

/** Prepares a generation for leaving out each of its wordings in turn. */
export function leaveWordingsOut(generation: Generation): LeftOutWordings {
  const store = generation.vectors;
  const examples: LabelledVector[] = [];
  const found = new Map<Wording, { label: number; example: LabelledVector; fold: number }>();
  for (let label = 0; label < store.index.getCurrentCount(); label += 1) {
    const entry = readEntry(store, label);
    if (entry.questionNumber === noQuestion) continue;
    const vector = Float32Array.from(store.index.getPoint(label));
    const example = { vector, label: entry.questionNumber };
    examples.push(example);
    const kind = wordingKindOf(entry);
    if (!kind) continue;
    const { text, questionNumber } = entry;
    found.set({ kind, text, questionNumber, vector }, { label, example, fold: found.size % folds });
  }
  const { dimension } = generation.manifest.embedding;
  const fitted = Array.from({ length: folds }, (_, fold): Discriminant => {
    const held = new Set(
      [...found.values()].filter((one) => one.fold === fold).map(({ example }) => example),
    );
    const rest = examples.filter((example) => !held.has(example));
    return generation.isAuthored ? fitDiscriminant(rest, dimension) : generation.discriminant;
  });
  return {
    wordings: [...found.keys()],
    without(wording, use) {
      const place = found.get(wording);
      if (!place) throw new RangeError(`“${wording.text}” is no wording of this generation`);
      const part = { id: String(wording.questionNumber), text: wording.text };
      store.index.markDelete(place.label);
      try {
        return use({
          ...generation,
          discriminant: fitted[place.fold] ?? generation.discriminant,
          lexical: {
            ...generation.lexical,
            questions: generation.lexical.questions.without(part),
            authored: generation.lexical.authored.without(part),
          },
        });
      } finally {
        store.index.unmarkDelete(place.label);
      }
    },
  };
}

function wordingKindOf({ kind }: IndexEntry): Wording["kind"] | undefined {
  return wordingKinds.find((wanted) => wanted === kind);
}
