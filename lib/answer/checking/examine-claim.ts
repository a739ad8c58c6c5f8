import type { Doubt } from "../message";
import { type Conflicts, findConflicts } from "./conflicts";
import type { ClaimWords } from "./context";
import { type Coverage, measureCoverage } from "./coverage";
import type { EvidencePassage } from "./evidence";
import { copiedConflict, scoreSupport, settlingConflict, turningConflict } from "./judge-claim";
import { type ReadTools, readClaim } from "./read-claim";
import { logOdds, type VerdictGrounds } from "./verdict-signs";
import { compareWithWritten } from "./written-claims";

/** What speaks for a claim and against it. */
export type Examination = SettledExamination | OpenExamination;

/** Its words say enough against it. */
interface SettledExamination {
  readonly kind: "settled";
  readonly coverage: Coverage;
  readonly why: Doubt;
}

export interface OpenExamination extends VerdictGrounds {
  readonly kind: "open";
  readonly coverage: Coverage;
  readonly conflicts: Conflicts;
}

/** A claim that shares fewer of its words with the passages and with what is written true of them is not read. */
const leastShared = 0.05;
const scoreLimit = 6;

/**
 * Looks for what the passages, and what their authors wrote beside them, say of a claim: by words, by
 * meaning, and by reading it beside the sentences nearest to it.
 * @param vector - gives the claim's unit vector; called only where words do not settle the matter
 */
export async function examineClaim(
  claim: ClaimWords,
  passages: readonly EvidencePassage[],
  vector: () => Promise<Float32Array>,
  tools: ReadTools,
): Promise<Examination> {
  const coverage = measureCoverage(claim, passages);
  const conflicts = findConflicts(claim, passages, coverage);
  const passageIds = passages.map(({ passageId }) => passageId);
  const written = compareWithWritten(claim, passageIds, tools.generation);
  const { truth, falsehood, repeats, likest, isWrittenOf } = written;
  const why =
    settlingConflict(conflicts) ??
    (repeats === "truth" ? undefined : copiedConflict(conflicts, coverage));
  if (why) return { kind: "settled", coverage, why };
  if (Math.max(coverage.covered, truth) < leastShared) {
    return { kind: "settled", coverage, why: "not-found" };
  }
  const read = await readClaim(claim.plain, { passages, likest }, vector, tools);
  const cosine = Math.max(0, read?.cosine ?? 0);
  const words = scoreSupport({ coverage, conflicts, cosine });
  const signs = {
    words: Math.max(-scoreLimit, Math.min(scoreLimit, words)),
    turned: turningConflict(conflicts) ? 1 : 0,
    writtenTrue: truth,
    writtenFalse: falsehood,
    repeatsTruth: repeats === "truth" ? 1 : 0,
    repeatsFalsehood: repeats === "falsehood" ? 1 : 0,
  };
  const reading = read && {
    cosine,
    borneOut: logOdds(read.entailed),
    borneOutTogether: logOdds(read.entailedTogether),
    denied: logOdds(read.contradicted),
  };
  return { kind: "open", coverage, conflicts, signs, reading, isWrittenOf };
}
