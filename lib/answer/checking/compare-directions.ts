import type { ClaimWords } from "./context";
import type { Coverage } from "./coverage";
import type { EvidenceSentence } from "./evidence";
import { findNames } from "./find-names";
import { negatedWords } from "./negation";
import { relate, sidesOf } from "./opposites";
import type { Word } from "./read-words";

/** Sentences that hold most of a claim, which its directions are compared with. */
const compared = 3;
/** What a word counts for that stands in another clause of the evidence than the word compared. */
const otherClause = 0.35;

/** The sentences that hold most of a claim's content by weight, best first. */
export function nearestSentences(
  { weightOf }: ClaimWords,
  sentences: readonly EvidenceSentence[],
  { content, matches }: Coverage,
): EvidenceSentence[] {
  const weights = content.map(({ stem }) => weightOf(stem));
  return sentences
    .map((sentence, index) => ({
      sentence,
      share: (matches[index] ?? []).reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0),
    }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share)
    .slice(0, compared)
    .map(({ sentence }) => sentence);
}

/**
 * How much better the reverse of one of a claim's words fits than the word itself, 0..1: "lowers"
 * where the sentence that says the same of the same things has "raises", or has "lowers" denied.
 */
export function directionConflict(claim: ClaimWords, nearest: readonly EvidenceSentence[]): number {
  const negated = negatedWords(claim.words);
  let worst = 0;
  for (const [at, word] of claim.words.entries()) {
    if (!mayTurn(word)) continue;
    let agrees = 0;
    let turns = 0;
    for (const sentence of nearest) {
      for (const [place, other] of sentence.words.entries()) {
        const relation = relate(word, other);
        if (relation === "neither") continue;
        const isSame = (relation === "same") === (negated[at] === sentence.negated[place]);
        const about = shareAbout(claim, at, sentence, place);
        if (isSame) agrees = Math.max(agrees, about);
        else turns = Math.max(turns, about);
      }
    }
    worst = Math.max(worst, turns - agrees);
  }
  return worst;
}

function mayTurn(word: Word): boolean {
  return sidesOf(word).length > 0 || /^(?:un|in|im|ir|non|dis)/.test(word.lower);
}

/** The share of what a claim says around a word that a sentence says around one of its own. */
function shareAbout(
  { words, weightOf }: ClaimWords,
  at: number,
  sentence: EvidenceSentence,
  place: number,
): number {
  const clause = words[at]?.clause;
  const there = sentence.words[place]?.clause;
  let total = 0;
  let shared = 0;
  for (const [index, word] of words.entries()) {
    if (index === at || !(word.isContent || sidesOf(word).length > 0)) continue;
    const weight = weightOf(word.stem) * (word.clause === clause ? 1 : otherClause);
    total += weight;
    let best = 0;
    for (const [otherPlace, other] of sentence.words.entries()) {
      if (otherPlace === place || other.stem !== word.stem) continue;
      best = Math.max(best, other.clause === there ? 1 : otherClause);
    }
    shared += weight * best;
  }
  return total === 0 ? 0 : shared / total;
}

/** Fewer words in common than this have no order to speak of. */
const minShared = 4;

/**
 * Whether a claim says what a sentence says with two words exchanged that are names or reverse each
 * other: "A links tools and B links agents" for "B links tools and A links agents".
 */
export function hasExchanged(claim: ClaimWords, nearest: readonly EvidenceSentence[]): boolean {
  const names = findNames(claim.plain);
  const isName = (word: Word) =>
    names.some(({ start, end }) => word.start >= start && word.end <= end);
  return nearest.some((sentence) => {
    const { words, places } = orderOfShared(claim.words, sentence.words);
    if (places.length < minShared) return false;
    const wrong = places.flatMap((place, index) => (place === index ? [] : [index]));
    const [first = 0, second = 0] = wrong;
    const one = words[first];
    const other = words[second];
    if (wrong.length !== 2 || !one || !other || second - first < 2) return false;
    if (places[first] !== second || places[second] !== first) return false;
    return relate(one, other) === "opposite" || (isName(one) && isName(other));
  });
}

/** Words that both have once, in the claim's order, and the rank of each among them in the sentence. */
function orderOfShared(own: readonly Word[], other: readonly Word[]) {
  const tells = (word: Word) => word.isContent || sidesOf(word).length > 0;
  const once = (words: readonly Word[]) => {
    const counts = new Map<string, number>();
    for (const { stem } of words) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    return words.filter((word) => tells(word) && counts.get(word.stem) === 1);
  };
  const there = once(other).map(({ stem }) => stem);
  const shared = once(own).filter(({ stem }) => there.includes(stem));
  const inOrder = there.filter((stem) => shared.some((word) => word.stem === stem));
  return { words: shared, places: shared.map(({ stem }) => inOrder.indexOf(stem)) };
}
