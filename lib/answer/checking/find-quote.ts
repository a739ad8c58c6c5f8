import type { EvidencePassage, EvidenceSentence } from "./evidence";
import type { Word } from "./read-words";

const denies = /^(?:not|no|never|without|cannot|nor|neither)$/;

/** A claim may run over this many statements. */
const maxSentences = 3;

/**
 * Finds a claim's words, all of them and in their order, in a passage.
 * @returns the sentences they stand in; undefined where they are not quoted
 */
export function findQuote(
  words: readonly Word[],
  passages: readonly EvidencePassage[],
): readonly EvidenceSentence[] | undefined {
  const wanted = ` ${words.map(({ lower }) => lower).join(" ")} `;
  if (words.length === 0) return undefined;
  for (let count = 1; count <= maxSentences; count += 1) {
    for (const { sentences } of passages) {
      for (let first = 0; first + count <= sentences.length; first += 1) {
        const window = sentences.slice(first, first + count);
        const text = ` ${window.map((sentence) => sentence.text).join(" ")} `;
        const at = text.indexOf(wanted);
        if (at < 0) continue;
        const wordBefore = text.slice(0, at).trim().split(" ").at(-1) ?? "";
        if (!denies.test(wordBefore)) return window;
      }
    }
  }
  return undefined;
}
