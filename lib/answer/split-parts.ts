import { analyze } from "@/lib/index/analyze-text";

const maxParts = 4;
const boundary =
  /[;?!]+\s*|,?\s+(?:and|or|vs\.?|versus|plus|but|compare[sd]? (?:to|with|against)|differs? from|different from|(?<!\b(?:more|less|fewer|other) )than|instead of|rather than)\s+|\s+[-–—]\s+|[,:]\s+(?=(?:how|what|why|when|where|who|which|is|are|do|does|can|should)\b)/i;

/** Words that name nothing: a part of these alone ("what should I set") asks about the others. */
const namesNothing = new Set(
  analyze(
    "set work choose pick best better good bad change happen cost help matter pros cons compare difference example",
  ),
);

/** A part with one of these speaks of what the part before it names, unless it names enough itself. */
const pointsBack = /\b(?:it|its|they|them|their|this|these|those)\b/i;

/** Content words of such a part; with more it asks for itself. */
const leaningTerms = 1;

/**
 * Cuts a question into the parts that each want an answer: "RLHF or DPO for our 7B" has two. A part
 * that points back is put behind the one it points to: by itself it asks of nothing.
 * @returns at least two parts with a content word each, or none where the question is about one thing
 */
export function splitParts(query: string): string[] {
  const parts = query
    .split(boundary)
    .map((part) => part.trim())
    .filter((part) => analyze(part).some((term) => !namesNothing.has(term)));
  if (parts.length < 2) return [];
  const whole: string[] = [];
  for (const part of parts.slice(0, maxParts)) {
    const leans = pointsBack.test(part) && analyze(part).length <= leaningTerms;
    const before = leans ? whole.at(-1) : undefined;
    whole.push(before ? `${before}, ${part}` : part);
  }
  return whole;
}
