import { search } from "@/lib/retrieval/search";
import type { BenchContext } from "./bench-context";

/**
 * Questions the product answers rather than declines, each in words of its own: a mark at the end
 * keeps a round's questions apart from those of the round before.
 * @param count - more than the set holds are made by saying “please”
 */
export async function answerableQuestions(
  { set, generation, openEmbedder }: BenchContext,
  count: number,
): Promise<string[]> {
  const embedder = openEmbedder();
  const asked: string[] = [];
  for (const opening of ["", "please: "]) {
    for (const { question } of set.paraphrase) {
      if (asked.length === count) return asked;
      // Searched as it will be sent: a few characters turn a question that is close to the bar.
      const query = `${opening}${question} (${count})`;
      if ((await search({ query }, generation, { embedder })).answerable) asked.push(query);
    }
  }
  return asked;
}
