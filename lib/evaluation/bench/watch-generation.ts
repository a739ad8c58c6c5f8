import type { Embedder } from "@/lib/embedding/embedder";
import type { Generation } from "@/lib/index/load-generation";
import type { Stopwatch } from "./stopwatch";

/** Stages of a search that can be told apart from outside. */
export type SearchStage = "embed" | "vector" | "lexical";

/** The same index, with the time of its vector and lexical searches counted. */
export function watchGeneration(
  generation: Generation,
  stopwatch: Stopwatch<SearchStage>,
): Generation {
  const { vectors, lexical } = generation;
  const index = stopwatch.watch("vector", vectors.index, ["searchKnn"]);
  const watchLexical = (leg: typeof lexical.passages) =>
    stopwatch.watch("lexical", leg, ["search"]);
  return {
    ...generation,
    vectors: new Proxy(vectors, {
      get: (store, key) => (key === "index" ? index : Reflect.get(store, key, store)),
    }),
    lexical: {
      passages: watchLexical(lexical.passages),
      questions: watchLexical(lexical.questions),
      authored: watchLexical(lexical.authored),
    },
  };
}

/** The same embedder, with its time counted. */
export function watchEmbedder(
  embedder: Embedder,
  stopwatch: Stopwatch<SearchStage>,
): Pick<Embedder, "embed"> {
  return {
    embed: (texts, options) => stopwatch.add("embed", () => embedder.embed(texts, options)),
  };
}
