import { z } from "zod";
import type { SearchReceipt } from "@/lib/answer/message";

const responseSchema = z.object({
  searched: z.string(),
  answerable: z.boolean(),
  results: z.array(
    z.object({
      passageId: z.string(),
      question: z.string(),
      headingPath: z.array(z.string()),
      url: z.string(),
      score: z.number(),
      dense: z.number(),
      lexical: z.number(),
      headingWords: z.array(z.string()),
    }),
  ),
});

/** Searches for other words. @returns undefined where the search failed */
export async function searchAgain(query: string): Promise<SearchReceipt | undefined> {
  try {
    const response = await fetch("/api/search", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, k: 10, explain: true }),
    });
    const parsed = responseSchema.safeParse(await response.json());
    if (!parsed.success) return undefined;
    const { searched, answerable, results } = parsed.data;
    return { searched, answerable, passages: results };
  } catch {
    // Offline or no JSON: the reader is told either way.
    return undefined;
  }
}
