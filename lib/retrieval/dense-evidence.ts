import type { EntryKind } from "@/lib/index/types";
import type { NearEntry } from "@/lib/index/vector-store";

/** Best cosine a question reached with each kind of its vectors; absent where none came near. */
export type DenseEvidence = Partial<Record<EntryKind, number>>;

/** Groups near entries by the question they belong to, keeping each kind's best cosine. */
export function collectDenseEvidence(near: readonly NearEntry[]): Map<number, DenseEvidence> {
  const byQuestion = new Map<number, DenseEvidence>();
  for (const { entry, cosine } of near) {
    const evidence = byQuestion.get(entry.questionNumber) ?? {};
    evidence[entry.kind] = Math.max(evidence[entry.kind] ?? -1, cosine);
    byQuestion.set(entry.questionNumber, evidence);
  }
  return byQuestion;
}

/** A question's dense score: the best cosine any of its vectors reached, −1..1. */
export function bestCosine(evidence: DenseEvidence): number {
  return Math.max(-1, ...Object.values(evidence));
}
