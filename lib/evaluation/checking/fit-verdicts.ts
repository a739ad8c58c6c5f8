import type { ClaimWords } from "@/lib/answer/checking/context";
import { evidenceOf } from "@/lib/answer/checking/evidence";
import { type ExamineTools, examineClaim } from "@/lib/answer/checking/examine-claim";
import { findQuote } from "@/lib/answer/checking/find-quote";
import { isForeign } from "@/lib/answer/checking/is-foreign";
import { readWords } from "@/lib/answer/checking/read-words";
import {
  scoreVerdict,
  type VerdictCoefficients,
  type VerdictSigns,
  verdictSigns,
} from "@/lib/answer/checking/verdict-signs";
import type { Embedder } from "@/lib/embedding/embedder";
import { fitLogistic } from "../fit-logistic";
import { percentile } from "../metrics";
import { named, rounded } from "../round-weights";
import { findClaims } from "./check-outputs";
import type { ScriptedOutput } from "./read-outputs";

/** Pull of the weights towards 0. */
const l2 = 0.003;
/** Outputs in a fold of the cross-validation. */
const folds = 5;
/** Honest sentences that may fall below the bar, as a share; the same for the bar of what is partly there. */
const lostShare = 0.045;
const lostShareWeak = 0.02;

interface Labelled {
  readonly output: number;
  readonly signs: VerdictSigns;
  readonly isHonest: boolean;
}

/** A fit, and how it does on outputs that it has not seen. */
export interface VerdictFit {
  readonly coefficients: VerdictCoefficients;
  /** At the bar that `lostShare` of the honest sentences miss: share of the wrong ones below it. */
  readonly heldOut: { readonly sentences: number; readonly wrongCaught: number };
}

export interface FitVerdictsTools extends ExamineTools {
  readonly embedder: Pick<Embedder, "embed">;
}

/**
 * Fits whether passages bear a claim out on the labelled sentences of outputs: those in English that
 * cite something, quote nothing, and that no number or name settles.
 */
export async function fitVerdicts(
  outputs: readonly ScriptedOutput[],
  tools: FitVerdictsTools,
): Promise<VerdictFit> {
  const labelled = await readLabelled(outputs, tools);
  const scored = Array.from({ length: folds }, (_, fold) => {
    const isIn = ({ output }: Labelled) => output % folds === fold;
    const fitted = fitOn(labelled.filter((sentence) => !isIn(sentence)));
    return labelled
      .filter(isIn)
      .map(({ signs, isHonest }) => ({ score: scoreVerdict(signs, fitted), isHonest }));
  }).flat();
  const honest = scored.filter(({ isHonest }) => isHonest).map(({ score }) => score);
  const wrong = scored.filter(({ isHonest }) => !isHonest).map(({ score }) => score);
  const supportedFrom = rounded(percentile(honest, lostShare));
  return {
    coefficients: {
      ...fitOn(labelled),
      supportedFrom,
      weakFrom: rounded(percentile(honest, lostShareWeak)),
    },
    heldOut: {
      sentences: labelled.length,
      wrongCaught: rounded(wrong.filter((score) => score < supportedFrom).length / wrong.length),
    },
  };
}

function fitOn(labelled: readonly Labelled[]): Pick<VerdictCoefficients, "weights" | "bias"> {
  const observations = labelled.map(({ signs, isHonest }) => ({
    values: verdictSigns.map((name) => signs[name]),
    outcome: isHonest,
  }));
  const { weights, bias } = fitLogistic(observations, verdictSigns.length, { l2, balanced: false });
  return { weights: named(verdictSigns, weights), bias: rounded(bias) };
}

async function readLabelled(
  outputs: readonly ScriptedOutput[],
  { generation, entail, embedder }: FitVerdictsTools,
): Promise<Labelled[]> {
  const labelled: Labelled[] = [];
  for (const [index, { output, sources, sentences }] of outputs.entries()) {
    const claims = findClaims(output, sources);
    for (const { text, truth } of sentences) {
      const claim = claims(text);
      if (!claim || !(truth === "supported" || truth === "unsupported")) continue;
      const words: ClaimWords = {
        plain: claim.plain,
        words: readWords(claim.plain),
        weightOf: (stem) => generation.lexical.passages.idf(stem),
      };
      const passages = sources
        .filter(({ n }) => claim.markers.includes(n))
        .map(({ passageId }) => evidenceOf(generation, passageId));
      if (passages.length === 0 || isForeign(words.words) || findQuote(words.words, passages)) {
        continue;
      }
      const vector = async () => {
        const [made] = await embedder.embed([claim.plain]);
        if (!made) throw new RangeError("the embedder gave no vector");
        return made;
      };
      const found = await examineClaim(words, passages, vector, { generation, entail });
      if (found.kind === "settled") continue;
      labelled.push({ output: index, signs: found.signs, isHonest: truth === "supported" });
    }
  }
  return labelled;
}
