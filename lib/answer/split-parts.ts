import { analyze } from "@/lib/index/analyze-text";

const maxParts = 4;
const boundary =
  /[;?!]+\s*|,?\s+(?:and|or|vs\.?|versus|plus|but|compared (?:to|with)|instead of|rather than)\s+|\s+[-–—]\s+|[,:]\s+(?=(?:how|what|why|when|where|who|which|is|are|do|does|can|should)\b)/i;

/**
 * Cuts a question into the parts that each want an answer: "RLHF or DPO for our 7B" has two.
 * @returns at least two parts with a content word each, or none where the question is about one thing
 */
export function splitParts(query: string): string[] {
  const parts = query
    .split(boundary)
    .map((part) => part.trim())
    .filter((part) => analyze(part).length > 0);
  return parts.length > 1 ? parts.slice(0, maxParts) : [];
}
