import type { AnswerSigns } from "./answer-signs";

/** A longer query says what it means, and its signs can be read. */
const maxWords = 2;
/** Words found in one question alone, as a share of the evidence. */
const minLikelihood = 0.97;
/** Rounding apart, every content word. */
const allWords = 0.999;

/**
 * True for a term typed alone, as "LoRA" or "vector database", where one question holds it and no
 * other comes near. Such a query is too short to resemble what learners ask, but the guide does say
 * something with these words, and that is what is asked for.
 */
export function isBareTerm({
  text,
  signs,
  questions,
}: {
  readonly text: string;
  readonly signs: Pick<AnswerSigns, "coveredWords">;
  /** Best first. */
  readonly questions: readonly { readonly likelihood: number }[];
}): boolean {
  return (
    text.trim().split(/\s+/).length <= maxWords &&
    signs.coveredWords >= allWords &&
    (questions[0]?.likelihood ?? 0) >= minLikelihood
  );
}
