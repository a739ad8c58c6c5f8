import type { ClaimWords } from "@/lib/answer/checking/context";
import { evidenceOf } from "@/lib/answer/checking/evidence";
import { examineClaim } from "@/lib/answer/checking/examine-claim";
import { findQuote } from "@/lib/answer/checking/find-quote";
import { isForeign } from "@/lib/answer/checking/is-foreign";
import type { ReadTools } from "@/lib/answer/checking/read-claim";
import { readWords } from "@/lib/answer/checking/read-words";
import {
  type VerdictCoefficients,
  type VerdictSign,
  verdictSigns,
  type WordSign,
  wordSigns,
} from "@/lib/answer/checking/verdict-signs";
import type { Embedder } from "@/lib/embedding/embedder";
import { logOddsOf } from "@/lib/logistic";
import { fitSigns } from "../fit-signs";
import { percentile } from "../metrics";
import { rounded } from "../round-weights";
import { findClaims } from "./check-outputs";
import type { ScriptedOutput } from "./read-outputs";

/** Pull of the weights towards 0. */
const l2 = 0.003;
/** Outputs in a fold of the cross-validation. */
const folds = 5;
/** Honest sentences that may fall below the bar, as a share; the same for the bar of what is partly there. */
const lostShare = 0.04;
const lostShareWeak = 0.02;

/** A labelled sentence's signs, and which output it stands in. */
interface Labelled<Name extends string> {
  readonly output: number;
  readonly signs: Readonly<Record<Name, number>>;
  readonly isHonest: boolean;
}

/** Sentences that nothing settles, with what reading them tells and with their words alone. */
interface LabelledSentences {
  readonly read: readonly Labelled<VerdictSign>[];
  readonly unread: readonly Labelled<WordSign>[];
}

/** How a fit does on outputs that it has not seen. */
interface HeldOut {
  readonly sentences: number;
  /** At the bar that `lostShare` of the honest sentences miss: share of the wrong ones below it. */
  readonly wrongCaught: number;
  /** The same where none is read. */
  readonly wrongCaughtUnread: number;
}

/** Fits with what the guide's authors wrote beside their passages, and as if nobody had written any. */
export interface VerdictFit {
  readonly coefficients: VerdictCoefficients;
  readonly heldOut: Readonly<Record<keyof VerdictCoefficients, HeldOut>>;
}

export interface FitVerdictsTools extends Omit<ReadTools, "hurry"> {
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
  const written = await fitPair(outputs, tools);
  const bare = { ...tools.generation, claims: new Map() };
  const unwritten = await fitPair(outputs, { ...tools, generation: bare });
  return {
    coefficients: { written: written.coefficients, unwritten: unwritten.coefficients },
    heldOut: { written: written.heldOut, unwritten: unwritten.heldOut },
  };
}

async function fitPair(outputs: readonly ScriptedOutput[], tools: FitVerdictsTools) {
  const labelled = await readLabelled(outputs, tools);
  const read = fitAndValidate(labelled.read, verdictSigns);
  const unread = fitAndValidate(labelled.unread, wordSigns);
  return {
    coefficients: { read: read.coefficients, unread: unread.coefficients },
    heldOut: {
      sentences: labelled.read.length,
      wrongCaught: read.caught,
      wrongCaughtUnread: unread.caught,
    },
  };
}

/** Fits on all; sets the bars by the honest ones as fits on the other folds score them. */
function fitAndValidate<Name extends string>(
  labelled: readonly Labelled<Name>[],
  names: readonly Name[],
) {
  const scored = Array.from({ length: folds }, (_, fold) => {
    const isIn = ({ output }: Labelled<Name>) => output % folds === fold;
    const rest = labelled.filter((sentence) => !isIn(sentence));
    const fitted = fitOn(rest, names);
    return labelled
      .filter(isIn)
      .map(({ signs, isHonest }) => ({ score: logOddsOf(names, signs, fitted), isHonest }));
  }).flat();
  const honest = scored.filter(({ isHonest }) => isHonest).map(({ score }) => score);
  const wrong = scored.filter(({ isHonest }) => !isHonest).map(({ score }) => score);
  const supportedFrom = rounded(percentile(honest, lostShare));
  const weakFrom = rounded(percentile(honest, lostShareWeak));
  const caught = wrong.filter((score) => score < supportedFrom).length / wrong.length;
  return {
    caught: rounded(caught),
    coefficients: { ...fitOn(labelled, names), supportedFrom, weakFrom },
  };
}

function fitOn<Name extends string>(labelled: readonly Labelled<Name>[], names: readonly Name[]) {
  const cases = labelled.map(({ signs, isHonest }) => ({ signs, outcome: isHonest }));
  return fitSigns(names, cases, { l2, balanced: false });
}

async function readLabelled(
  outputs: readonly ScriptedOutput[],
  { generation, entail, embedder }: FitVerdictsTools,
): Promise<LabelledSentences> {
  const read: Labelled<VerdictSign>[] = [];
  const unread: Labelled<WordSign>[] = [];
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
      const examine = (hurry?: AbortSignal) =>
        examineClaim(words, passages, vector, { generation, entail, ...(hurry && { hurry }) });
      const [patient, hurried] = [await examine(), await examine(AbortSignal.abort())];
      if (patient.kind === "settled" || hurried.kind === "settled") continue;
      if (!patient.reading) throw new RangeError(`a sentence was not read: ${claim.plain}`);
      const about = { output: index, isHonest: truth === "supported" };
      read.push({ ...about, signs: { ...patient.signs, ...patient.reading } });
      unread.push({ ...about, signs: hurried.signs });
    }
  }
  return { read, unread };
}
