import { analyze } from "@/lib/index/analyze-text";
import type { Turn } from "./types";

const opensAsFollowUp =
  /^(?:(?:ok|okay|so|and|but|or|also|then|hm+|ah|right|sure|well|yes|no|alright|great|thanks|cool)\b[\s,]*)*(?:and|but|or|also|then|what about|how about|what if|why|why not|how so|which one|for (?:images?|text|audio|video|code)|any|is (?:it|that|this)|are (?:they|those|these)|does (?:it|that|this)|do (?:they|those|these)|can (?:it|they|that|this)|when (?:not|should)|more|examples?|else|go on|tell me more|elaborate|in practice)\b/i;
const pointsBack =
  /\b(?:it|its|that|this|those|these|they|them|their|there|one|ones|former|latter|other|others|above|same|instead|else|too|again|more)\b/i;
/** A message with more content words than this says by itself what it means. */
const selfContainedTerms = 7;

/**
 * What a message means in its conversation: a short one that opens like a follow-up or points back
 * is searched together with the question before it.
 * @returns the words to search
 */
export function resolveFollowUp(query: string, history: readonly Turn[]): string {
  const before = history.findLast(({ role }) => role === "user");
  if (!before) return query;
  const terms = analyze(query).length;
  const isFollowUp =
    terms <= 1 ||
    (terms <= selfContainedTerms && (opensAsFollowUp.test(query.trim()) || pointsBack.test(query)));
  return isFollowUp ? `${before.content}\n${query}` : query;
}
