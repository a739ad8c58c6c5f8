import type { Embedder } from "@/lib/embedding/embedder";
import type { Generation } from "@/lib/index/load-generation";
import { readEntry } from "@/lib/index/vector-store";
import { type Abbreviations, findAbbreviations } from "./expand-terms";

/** What a guide holds that answers are compared with, beside the rubric. Vectors have length 1. */
export interface GuideMaterial {
  /** Vectors of each question's key points. */
  readonly keyPoints: ReadonlyMap<number, readonly Float32Array[]>;
  /** Vectors of the statements a passage is made of. */
  readonly statementsOf: (passageId: string) => readonly Float32Array[];
  /** Vectors of all statements of each question. */
  readonly statements: ReadonlyMap<number, readonly Float32Array[]>;
  /** Vectors of examples of questions that the guide does not answer. */
  readonly outside: readonly Float32Array[];
  readonly abbreviations: Abbreviations;
  /**
   * Vectors of texts, taken from the index where it holds them.
   * @throws as `Embedder.embed`
   */
  readonly embed: (
    texts: readonly string[],
    embedder: Pick<Embedder, "embed">,
    signal?: AbortSignal,
  ) => Promise<Float32Array[]>;
}

const made = new WeakMap<Generation, GuideMaterial>();

/** The material of a generation, read out of its index once. */
export function guideMaterial(generation: Generation): GuideMaterial {
  const known = made.get(generation);
  if (known) return known;
  const material = readMaterial(generation);
  made.set(generation, material);
  return material;
}

function readMaterial({ vectors: store, content }: Generation): GuideMaterial {
  const byText = new Map<string, Float32Array>();
  const byPassage = new Map<string, Float32Array[]>();
  const statements = new Map<number, Float32Array[]>();
  const outside: Float32Array[] = [];
  const keyPoints = new Map<number, Float32Array[]>();
  const vectorAt = (label: number) => Float32Array.from(store.index.getPoint(label));
  for (let label = 0; label < store.index.getCurrentCount(); label += 1) {
    const { kind, text, questionNumber, passageId } = readEntry(store, label);
    if (kind === "outside") outside.push(vectorAt(label));
    if (kind === "statement") {
      const vector = vectorAt(label);
      append(statements, questionNumber, vector);
      if (passageId) append(byPassage, passageId, vector);
    }
    if (kind !== "keyPoint" && kind !== "misconception" && kind !== "question") continue;
    const vector = vectorAt(label);
    byText.set(text, vector);
    if (kind === "keyPoint") append(keyPoints, questionNumber, vector);
  }
  return {
    keyPoints,
    statements,
    outside,
    statementsOf: (passageId) => byPassage.get(passageId) ?? [],
    abbreviations: findAbbreviations(content.guide.questions.map(({ body }) => body)),
    async embed(texts, embedder, signal) {
      const unknown = [...new Set(texts)].filter((text) => !byText.has(text));
      const rows = unknown.length > 0 ? await embedder.embed(unknown, { signal }) : [];
      const fresh = new Map(unknown.map((text, at) => [text, rows[at]]));
      return texts.map((text) => {
        const vector = byText.get(text) ?? fresh.get(text);
        if (!vector) throw new RangeError(`no vector for “${text.slice(0, 60)}”`);
        return vector;
      });
    },
  };
}

function append<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
