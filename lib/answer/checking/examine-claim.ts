import type { EntailmentModel } from "@/lib/entailment/entailment-model";
import type { Generation } from "@/lib/index/load-generation";
import type { Doubt } from "../message";
import { type Conflicts, findConflicts } from "./conflicts";
import type { ClaimWords } from "./context";
import { type Coverage, measureCoverage } from "./coverage";
import type { EvidencePassage } from "./evidence";
import { copiedConflict, scoreSupport, settlingConflict, turningConflict } from "./judge-claim";
import { logOdds, type VerdictSigns } from "./verdict-signs";
import { compareWithWritten } from "./written-claims";

/** What a claim is held against, and with what. */
export interface ExamineTools {
  readonly generation: Generation;
  readonly entail: EntailmentModel["judge"];
}

/** What speaks for a claim and against it. */
export type Examination = { readonly coverage: Coverage } & (
  | {
      /** The words say enough. */
      readonly kind: "settled";
      readonly why: Doubt;
    }
  | { readonly kind: "open"; readonly signs: VerdictSigns; readonly conflicts: Conflicts }
);

/** A claim that shares fewer of its words with the passages and with what is written true of them is not read. */
const leastShared = 0.05;
/** Sentences of the passages that a claim is read beside: the nearest. */
const sentencesRead = 2;
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
  { generation, entail }: ExamineTools,
): Promise<Examination> {
  const coverage = measureCoverage(claim, passages);
  const conflicts = findConflicts(claim, passages, coverage);
  const passageIds = passages.map(({ passageId }) => passageId);
  const { truth, falsehood, repeats } = compareWithWritten(claim, passageIds, generation);
  const why =
    settlingConflict(conflicts) ??
    (repeats === "truth" ? undefined : copiedConflict(conflicts, coverage));
  if (why) return { kind: "settled", coverage, why };
  if (Math.max(coverage.covered, truth) < leastShared) {
    return { kind: "settled", coverage, why: "not-found" };
  }
  const nearest = nearestStatements(passages, await vector(), generation);
  const premises = nearest.map(({ text }) => text);
  const readings = await entail(premises.map((premise) => ({ premise, claim: claim.plain })));
  const cosine = Math.max(0, nearest[0]?.cosine ?? 0);
  const words = scoreSupport({ coverage, conflicts, cosine });
  const signs = {
    words: Math.max(-scoreLimit, Math.min(scoreLimit, words)),
    cosine,
    turned: turningConflict(conflicts) ? 1 : 0,
    writtenTrue: truth,
    writtenFalse: falsehood,
    repeatsTruth: repeats === "truth" ? 1 : 0,
    repeatsFalsehood: repeats === "falsehood" ? 1 : 0,
    borneOut: logOdds(Math.max(0, ...readings.map(({ entailed }) => entailed))),
    denied: logOdds(Math.max(0, ...readings.map(({ contradicted }) => contradicted))),
  };
  return { kind: "open", coverage, signs, conflicts };
}

function nearestStatements(
  passages: readonly EvidencePassage[],
  vector: Float32Array,
  { content, cosineOfStatement }: Generation,
): { readonly text: string; readonly cosine: number }[] {
  const positions = new Set(
    passages.flatMap(({ sentences }) => sentences.map(({ position }) => position)),
  );
  return [...positions]
    .map((position) => ({
      text: content.statements[position]?.plain ?? "",
      cosine: cosineOfStatement(position, vector),
    }))
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, sentencesRead);
}
