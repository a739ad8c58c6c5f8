import type { CheckOutcome, GroundedSentence } from "../message";

/** An answer with a smaller share of supported sentences than this is doubtful as a whole. */
const enoughShare = 0.5;

/**
 * What the verdicts say of an answer as a whole. Without a claim there is nothing to doubt. What is in
 * another language counts only where there is nothing else: then nothing bears the answer out.
 */
export function assessAnswer(sentences: readonly GroundedSentence[]): CheckOutcome {
  const supported = sentences.filter(({ verdict }) => verdict === "supported").length;
  if (supported === sentences.length) return "clean";
  const read = sentences.filter(({ why }) => why !== "language").length;
  return supported < enoughShare * read || read === 0 ? "doubtful" : "flagged";
}
