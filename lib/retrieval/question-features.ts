import { type EntryKind, noQuestion } from "@/lib/index/types";
import type { NearEntry } from "@/lib/index/vector-store";

/**
 * What speaks for a question of the guide, one number a sign. Cosines are −1..1; a sign that no near
 * vector gave is the lowest cosine of the search, which is all that is known of it.
 */
export interface QuestionFeatures {
  /** Its heading. */
  readonly heading: number;
  /** Its best and second-best other wording. */
  readonly wording1: number;
  readonly wording2: number;
  readonly summary: number;
  /** Its best and second-best key point, best misconception and best follow-up. */
  readonly keyPoint1: number;
  readonly keyPoint2: number;
  readonly misconception: number;
  readonly followUp: number;
  readonly passage1: number;
  readonly passage2: number;
  readonly statement1: number;
  readonly statement2: number;
  /** Its best two of the questions that single statements answer. */
  readonly asked1: number;
  readonly asked2: number;
  /** BM25 of its whole text, as a share of the best question's, 0..1. */
  readonly lexical: number;
  /** The same of what authors wrote beside the answer. */
  readonly lexicalAuthored: number;
  /** BM25 of its best passage, as a share of the best passage's, 0..1. */
  readonly lexicalPassage: number;
  /** BM25 of its whole text and of its best passage, unbounded: high for long queries of rare words. */
  readonly lexicalScore: number;
  readonly lexicalPassageScore: number;
  /** Log-likelihood by the guide's discriminant, 0 for the likeliest question, below for others; 0 for all without one. */
  readonly discriminant: number;
  /** How nearly the query is its heading or a wording word for word: 0 up to cosine 0.9, 1 at 1. */
  readonly verbatim: number;
}

/** Below this cosine two questions are alike, not the same. */
const verbatimFrom = 0.9;

export const featureNames = [
  "heading",
  "wording1",
  "wording2",
  "summary",
  "keyPoint1",
  "keyPoint2",
  "misconception",
  "followUp",
  "passage1",
  "passage2",
  "statement1",
  "statement2",
  "asked1",
  "asked2",
  "lexical",
  "lexicalAuthored",
  "lexicalPassage",
  "lexicalScore",
  "lexicalPassageScore",
  "discriminant",
  "verbatim",
] as const satisfies readonly (keyof QuestionFeatures)[];

/** What the legs of a search found, by question number. */
export interface Evidence {
  /** Nearest entries of the whole index, nearest first. */
  readonly near: readonly NearEntry[];
  /** BM25 of the question's text; absent where no word occurs. */
  readonly lexical: ReadonlyMap<number, number>;
  readonly lexicalAuthored: ReadonlyMap<number, number>;
  /** BM25 of the question's best passage. */
  readonly lexicalPassage: ReadonlyMap<number, number>;
  /** Log-likelihood up to a common term. */
  readonly discriminant: ReadonlyMap<number, number>;
}

/**
 * Collects the signs for every question that the dense or the lexical leg found. Where nobody wrote
 * anything beside the answers (a raw guide), headings and passages speak for what is missing.
 * @returns question number → signs
 */
export function collectFeatures({
  near,
  lexical,
  lexicalAuthored,
  lexicalPassage,
  discriminant,
}: Evidence): Map<number, QuestionFeatures> {
  const floor = Math.min(1, ...near.map(({ cosine }) => cosine));
  const isAuthored = near.some(({ entry }) => entry.kind === "alsoAsked");
  const isAsked = near.some(({ entry }) => entry.kind === "asked");
  const found = new Map<number, Partial<Record<EntryKind, number[]>>>();
  for (const { entry, cosine } of near) {
    if (entry.questionNumber === noQuestion) continue;
    const kinds = found.get(entry.questionNumber) ?? {};
    const cosines = kinds[entry.kind] ?? [];
    // Nearest first, so the first two are the best two.
    if (cosines.length < 2) kinds[entry.kind] = [...cosines, cosine];
    found.set(entry.questionNumber, kinds);
  }
  const shareOf = (scores: ReadonlyMap<number, number>) => {
    const best = Math.max(0, ...scores.values());
    return (number: number) => (best > 0 ? (scores.get(number) ?? 0) / best : 0);
  };
  const lexicalShare = shareOf(lexical);
  const authoredShare = shareOf(lexicalAuthored);
  const passageShare = shareOf(lexicalPassage);
  const numbers = new Set([...found.keys(), ...lexical.keys()]);
  const likeliest = Math.max(...[...numbers].map((number) => discriminant.get(number) ?? 0));
  return new Map(
    [...numbers].map((number) => {
      const cosines = found.get(number) ?? {};
      const at = (kind: EntryKind, rank: number, fallback: number) =>
        cosines[kind]?.[rank] ?? fallback;
      const heading = at("question", 0, floor);
      const passage1 = at("passage", 0, floor);
      const statement1 = at("statement", 0, floor);
      const statement2 = at("statement", 1, floor);
      const wording1 = isAuthored ? at("alsoAsked", 0, floor) : heading;
      const wording2 = isAuthored ? at("alsoAsked", 1, floor) : heading;
      const authored = (kind: EntryKind, rank: number, instead: number) =>
        at(kind, rank, isAuthored ? floor : instead);
      return [
        number,
        {
          heading,
          wording1,
          wording2,
          summary: authored("summary", 0, passage1),
          keyPoint1: authored("keyPoint", 0, statement1),
          keyPoint2: authored("keyPoint", 1, statement2),
          misconception: authored("misconception", 0, passage1),
          followUp: authored("followUp", 0, heading),
          passage1,
          passage2: at("passage", 1, floor),
          statement1,
          statement2,
          asked1: isAsked ? at("asked", 0, floor) : wording1,
          asked2: isAsked ? at("asked", 1, floor) : wording2,
          lexical: lexicalShare(number),
          lexicalAuthored: authoredShare(number),
          lexicalPassage: passageShare(number),
          lexicalScore: lexical.get(number) ?? 0,
          lexicalPassageScore: lexicalPassage.get(number) ?? 0,
          discriminant: (discriminant.get(number) ?? 0) - likeliest,
          verbatim: verbatim(Math.max(heading, at("alsoAsked", 0, floor))),
        },
      ];
    }),
  );
}

function verbatim(cosine: number): number {
  return Math.max(0, cosine - verbatimFrom) / (1 - verbatimFrom);
}
