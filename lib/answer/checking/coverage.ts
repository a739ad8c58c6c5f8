import type { ClaimWords } from "./context";
import { beginningOf, type EvidencePassage, type EvidenceSentence } from "./evidence";
import type { Word } from "./read-words";

/** How much of a claim's content its passages hold; shares by weight, 0..1. */
export interface Coverage {
  /** By all passages together, headings included. */
  readonly covered: number;
  /** By the best sentence; by the best two. */
  readonly byOne: number;
  readonly byTwo: number;
  /** Of the clause of at least three content words that is covered least. */
  readonly leastClause: number;
  /** Neighbouring content words of the claim that stand in one sentence. */
  readonly pairs: number;
  /** The sentences that hold most of it, best first, at most two. */
  readonly best: readonly EvidenceSentence[];
  /** The claim's content words, and how well each sentence holds each of them, 0..1. */
  readonly content: readonly Word[];
  readonly matches: readonly (readonly number[])[];
}

/** What a word of a heading counts for in each sentence below it. */
const headingShare = 0.6;
/** What a second sentence must add to count as support. */
const minGain = 0.08;

export function measureCoverage(
  { words, weightOf }: ClaimWords,
  passages: readonly EvidencePassage[],
): Coverage {
  const content = words.filter(({ isContent }) => isContent);
  const sentences = passages.flatMap((passage) => passage.sentences);
  const headings = new Set(passages.flatMap(({ about }) => about.map(({ stem }) => stem)));
  const weights = content.map(({ stem }) => weightOf(stem));
  const total = sum(weights) || 1;
  const shareOf = (held: readonly number[]) => dot(held, weights) / total;
  const matches = sentences.map((sentence) => content.map(({ stem }) => matchIn(stem, sentence)));
  const scores = matches.map(shareOf);
  const first = indexOfMax(scores);
  const firstMatches = matches[first] ?? content.map(() => 0);
  const joined = matches.map((own, index) =>
    index === first ? -1 : shareOf(own.map((value, at) => Math.max(value, firstMatches[at] ?? 0))),
  );
  const second = indexOfMax(joined);
  const byOneAlone = scores[first] ?? 0;
  const byTwo = Math.max(byOneAlone, joined[second] ?? 0);
  const pick = (index: number, isWorth: boolean) => {
    const sentence = sentences[index];
    return sentence && isWorth ? [sentence] : [];
  };
  const inAll = content.map(({ stem }) =>
    Math.max(0, ...passages.map((passage) => matchIn(stem, passage))),
  );
  return {
    covered: shareOf(inAll),
    byOne: shareOf(
      firstMatches.map((value, at) =>
        Math.max(value, headings.has(content[at]?.stem ?? "") ? headingShare : 0),
      ),
    ),
    byTwo,
    leastClause: leastClause(content, inAll, weights),
    pairs: sharedPairs(content, sentences, headings),
    best: [...pick(first, byOneAlone > 0), ...pick(second, byTwo - byOneAlone > minGain)],
    content,
    matches,
  };
}

type Stems = Pick<EvidenceSentence, "stems" | "beginnings">;

/** 1 for the same stem, less for one that begins alike ("quantiz", "quantis"), else 0. */
function matchIn(stem: string, { stems, beginnings }: Stems): number {
  if (stems.has(stem)) return 1;
  if (stem.length < 5 || !beginnings.has(beginningOf(stem)) || /\d/.test(stem)) return 0;
  const beginning = stem.slice(0, Math.max(5, stem.length - 3));
  for (const other of stems) {
    if (other.startsWith(beginning) || (other.length >= 5 && stem.startsWith(other))) return 0.8;
  }
  return 0;
}

function leastClause(
  content: readonly Word[],
  held: readonly number[],
  weights: readonly number[],
): number {
  const clauses = new Map<number, { count: number; weight: number; held: number }>();
  for (const [at, { clause }] of content.entries()) {
    const entry = clauses.get(clause) ?? { count: 0, weight: 0, held: 0 };
    entry.count += 1;
    entry.weight += weights[at] ?? 0;
    entry.held += (weights[at] ?? 0) * (held[at] ?? 0);
    clauses.set(clause, entry);
  }
  const shares = [...clauses.values()]
    .filter(({ count }) => count >= 3)
    .map((entry) => entry.held / entry.weight);
  return shares.length > 0 ? Math.min(...shares) : dot(held, weights) / (sum(weights) || 1);
}

function sharedPairs(
  content: readonly Word[],
  sentences: readonly EvidenceSentence[],
  headings: ReadonlySet<string>,
): number {
  if (content.length < 2) return 1;
  let shared = 0;
  for (let at = 1; at < content.length; at += 1) {
    const a = content[at - 1]?.stem ?? "";
    const b = content[at]?.stem ?? "";
    const stand = ({ stems }: EvidenceSentence) =>
      (stems.has(a) || headings.has(a)) && (stems.has(b) || headings.has(b));
    if (sentences.some(stand)) shared += 1;
  }
  return shared / (content.length - 1);
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((total, value, at) => total + value * (b[at] ?? 0), 0);
}

/** Place of the largest value; −1 for none. */
function indexOfMax(values: readonly number[]): number {
  let best = -1;
  values.forEach((value, at) => {
    if (best < 0 || value > (values[best] ?? 0)) best = at;
  });
  return best;
}
