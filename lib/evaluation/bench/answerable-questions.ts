import { search } from "@/lib/retrieval/search";
import type { BenchContext } from "./bench-context";

/**
 * Questions the product answers rather than declines, each in words of its own.
 * @param count - more than the set holds are made by saying “please”
 */
export async function answerableQuestions(
  { set, generation, openEmbedder }: BenchContext,
  count: number,
): Promise<string[]> {
  const embedder = openEmbedder();
  const answerable: string[] = [];
  for (const { question } of set.paraphrase) {
    if (answerable.length === count) break;
    const found = await search({ query: question }, generation, { embedder });
    if (found.answerable) answerable.push(question);
  }
  const once = answerable.length;
  while (once > 0 && answerable.length < count) {
    answerable.push(`please: ${answerable[answerable.length - once]}`);
  }
  return answerable;
}
