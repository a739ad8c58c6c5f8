import type { Question } from "@/lib/guide/types";
import type { Generation } from "@/lib/index/load-generation";
import type { ClaimWords } from "./context";
import { evidenceOf } from "./evidence";
import { denies, isNegator } from "./negation";
import { sidesOf } from "./opposites";
import { readWords, type Word } from "./read-words";

/** What a word that turns a sentence round counts for, as a word's inverse document frequency; such words are common. */
const turningWeight = 3;
/** What any other word that carries no topic counts for. */
const plainWeight = 0.6;
/** What likeness counts for between a sentence that denies something and one that denies nothing. */
const otherPolarityShare = 0.75;
/** Share of a claim's words that a written sentence must hold to be what the claim says. */
const saidFrom = 0.8;
/** How much more of them one written false must hold than every sentence known to be true. */
const falseLead = 0.02;
/** How much more one written true must hold than every one written false. */
const trueLead = 0.25;

/** What is compared of a sentence. */
interface WrittenSentence {
  readonly stems: ReadonlySet<string>;
  /** Whether it denies something. */
  readonly isDenial: boolean;
}

/** One that is true of statements of the guide. */
interface WrittenTruth extends WrittenSentence {
  readonly text: string;
  readonly statements: readonly string[];
}

/** Sentences about one passage. */
interface WrittenClaims {
  /** The passage's own. */
  readonly stated: readonly WrittenSentence[];
  readonly truths: readonly WrittenTruth[];
  /** Those about its whole question among them. */
  readonly falsehoods: readonly WrittenSentence[];
}

/** What is written of the passages that a claim cites, beside the claim. */
export interface WrittenComparison {
  /** Share of the claim's words that the likest sentence of the kind holds, by weight, 0..1. */
  readonly truth: number;
  readonly falsehood: number;
  /** Which of the two the claim says in nearly the same words, and clearly more nearly than the other. */
  readonly repeats: "truth" | "falsehood" | undefined;
  /** The likest true sentence; undefined where none shares a word with the claim. */
  readonly likest: LikestTruth | undefined;
  /** Whether anybody wrote what is true of the passages. */
  readonly isWrittenOf: boolean;
}

/** The true sentence that a claim is most like, and the statements it is true of. */
export type LikestTruth = Pick<WrittenTruth, "text" | "statements">;

const prepared = new WeakMap<Generation, Map<string, WrittenClaims>>();

/**
 * How like a claim is to what the guide's authors wrote beside the passages as true of them, and to what
 * they wrote as false. Likeness is told by words alone, those that turn a sentence round among them.
 */
export function compareWithWritten(
  claim: ClaimWords,
  passageIds: readonly string[],
  generation: Generation,
): WrittenComparison {
  const weighed = { weighted: weigh(claim), isDenial: denies(claim.words) };
  const written = passageIds.map((id) => readWrittenClaims(generation, id));
  const truths = written.flatMap((about) => about.truths);
  const { likest, share: truth } = findLikest(weighed, truths);
  const falsehoods = written.flatMap((about) => about.falsehoods);
  const falsehood = findLikest(weighed, falsehoods).share;
  const sentences = written.flatMap((about) => about.stated);
  const stated = findLikest(weighed, sentences).share;
  const saysFalsehood = falsehood >= saidFrom && falsehood > Math.max(truth, stated) + falseLead;
  const saysTruth = truth >= saidFrom && truth >= falsehood + trueLead;
  return {
    truth,
    falsehood,
    repeats: saysFalsehood ? "falsehood" : saysTruth ? "truth" : undefined,
    likest,
    isWrittenOf: truths.length > 0,
  };
}

/** The sentence most like a claim, and how like it is, 0..1. */
function findLikest<Sentence extends WrittenSentence>(
  claim: WeightedClaim,
  sentences: readonly Sentence[],
): { readonly likest: Sentence | undefined; readonly share: number } {
  let likest: Sentence | undefined;
  let share = 0;
  for (const sentence of sentences) {
    const own = likeness(claim, sentence);
    if (own > share) [likest, share] = [sentence, own];
  }
  return { likest, share };
}

function likeness({ weighted, isDenial }: WeightedClaim, sentence: WrittenSentence): number {
  const held = shareHeld(weighted, sentence.stems);
  return sentence.isDenial === isDenial ? held : held * otherPolarityShare;
}

interface WeightedClaim {
  readonly weighted: Weighted;
  readonly isDenial: boolean;
}

type Weighted = readonly { readonly stem: string; readonly weight: number }[];

function weigh({ words, weightOf }: ClaimWords): Weighted {
  return words.map((word, at) => ({
    stem: word.stem,
    weight: word.isContent
      ? weightOf(word.stem)
      : turnsRound(word, at, words)
        ? turningWeight
        : plainWeight,
  }));
}

function turnsRound(word: Word, at: number, words: readonly Word[]): boolean {
  return sidesOf(word).length > 0 || isNegator(words, at);
}

function shareHeld(weighted: Weighted, stems: ReadonlySet<string>): number {
  let total = 0;
  let held = 0;
  for (const { stem, weight } of weighted) {
    total += weight;
    if (stems.has(stem)) held += weight;
  }
  return total === 0 ? 0 : held / total;
}

/** What is written of a passage, read when first asked for; beside its own sentences, nothing where nobody wrote any. */
export function readWrittenClaims(generation: Generation, passageId: string): WrittenClaims {
  const known = prepared.get(generation) ?? new Map<string, WrittenClaims>();
  prepared.set(generation, known);
  const found = known.get(passageId);
  if (found) return found;
  const groups = generation.claims.get(passageId) ?? [];
  const made = {
    stated: evidenceOf(generation, passageId).sentences.map(({ words }) => compared(words)),
    truths: groups.flatMap(({ truths, statements }) =>
      truths.map((text) => ({ ...readSentence(text), text, statements })),
    ),
    falsehoods: [
      ...groups.flatMap(({ falsehoods }) => falsehoods).map(readSentence),
      ...falsehoodsOfQuestion(generation, passageId),
    ],
  };
  known.set(passageId, made);
  return made;
}

const ofQuestion = new WeakMap<Question, readonly WrittenSentence[]>();

/** Its misconceptions and what contradicts its key points; read once for all its passages. */
function falsehoodsOfQuestion(
  { passageById, questionByNumber }: Generation,
  passageId: string,
): readonly WrittenSentence[] {
  const question = questionByNumber.get(passageById.get(passageId)?.questionNumber ?? 0);
  if (!question?.details) return [];
  const known = ofQuestion.get(question);
  if (known) return known;
  const { misconceptions, keyPoints } = question.details;
  const made = [
    ...misconceptions.map(({ claim }) => claim),
    ...keyPoints.flatMap(({ contradictions }) => contradictions),
  ].map(readSentence);
  ofQuestion.set(question, made);
  return made;
}

function readSentence(text: string): WrittenSentence {
  return compared(readWords(text));
}

function compared(words: readonly Word[]): WrittenSentence {
  return { stems: stemsOf(words), isDenial: denies(words) };
}

/** All stems, those of words without a topic included. */
function stemsOf(words: readonly Word[]): ReadonlySet<string> {
  return new Set(words.map(({ stem }) => stem));
}
