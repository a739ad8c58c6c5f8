import type { EvidencePassage, EvidenceSentence } from "./evidence";
import type { Word } from "./read-words";

const denies = /^(?:not|no|never|without|cannot|nor|neither)$/;

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
  for (const { sentences } of passages) {
    for (let first = 0; first < sentences.length; first += 1) {
      let text = "";
      for (let last = first; last < Math.min(sentences.length, first + 3); last += 1) {
        text += `${text === "" ? " " : ""}${sentences[last]?.text ?? ""} `;
        const at = text.indexOf(wanted);
        if (at < 0) continue;
        const wordBefore = text.slice(0, at).trim().split(" ").at(-1) ?? "";
        return denies.test(wordBefore) ? undefined : sentences.slice(first, last + 1);
      }
    }
  }
  return undefined;
}
