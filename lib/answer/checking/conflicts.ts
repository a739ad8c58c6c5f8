import { directionConflict, hasExchanged, nearestSentences } from "./compare-directions";
import { bestLikeness, type ClaimWords } from "./context";
import { type Coverage, dot, sum } from "./coverage";
import type { EvidencePassage, EvidenceSentence } from "./evidence";
import { findNames, keyOf } from "./find-names";
import { denies, negatedWords } from "./negation";
import { relate, sidesOf } from "./opposites";
import { absoluteConflict, findStrongWords, type StrongWords } from "./overstatement";
import { readNumbers, sameNumber } from "./read-numbers";
import { readWords, type Word } from "./read-words";

/** What a claim says otherwise than its evidence; 0 where nothing speaks against it. */
export interface Conflicts {
  /** Written numbers and names that the passages do not hold. */
  readonly missingNumbers: number;
  readonly missingNames: number;
  /** How much better another number fits where the claim has its own, 0..1. */
  readonly number: number;
  /** How much better what the claim says fits another name or subject, 0..1. */
  readonly name: number;
  readonly subject: number;
  /** How much better the reverse of a word fits ("more" where the guide has "less"), 0..1. */
  readonly opposite: number;
  /** 1 where two of its words have changed places; see `hasExchanged`. */
  readonly exchanged: number;
  /** Share of the words in common that only one of the two denies, 0..1. */
  readonly negation: number;
  /** 1 where the claim is absolute ("always") and its evidence is not. */
  readonly absolute: number;
  /** Signs that settle nothing alone and count among those of support, each 0..1. */
  readonly hints: ConflictHints;
}

interface ConflictHints extends StrongWords {
  /** See `directionConflict`. */
  readonly direction: number;
  /** The nearest sentence denies something, the claim nothing. */
  readonly deniedThere: number;
}

/** What is denied or reversed can be told only where a sentence says nearly the same. */
const nearCopy = 0.55;

export function findConflicts(
  claim: ClaimWords,
  passages: readonly EvidencePassage[],
  coverage: Coverage,
): Conflicts {
  const sentences = passages.flatMap((passage) => passage.sentences);
  const isNearCopy = coverage.byOne >= nearCopy;
  const nearest = nearestSentences(claim, sentences, coverage);
  return {
    missingNumbers: missingNumbers(claim, passages),
    missingNames: missingNames(claim, passages),
    number: numberConflict(claim, sentences),
    name: nameConflict(claim, passages, coverage),
    subject: subjectConflict(claim, passages, coverage),
    opposite: isNearCopy ? oppositeConflict(claim, sentences, coverage.best) : 0,
    exchanged: isNearCopy && hasExchanged(claim, nearest) ? 1 : 0,
    negation: isNearCopy ? negationConflict(claim, coverage.best) : 0,
    absolute: isNearCopy ? absoluteConflict(claim, coverage.best) : 0,
    hints: {
      direction: directionConflict(claim, nearest),
      ...findStrongWords(claim, sentences),
      deniedThere:
        nearest[0]?.negated.some((denied) => denied) === true && !denies(claim.words) ? 1 : 0,
    },
  };
}

const acronym = /\p{Lu}\p{Lu}|\p{N}|\p{Ll}\p{Lu}/u;

/**
 * What the passages do not hold of what is written alike in every language: numbers, with a comma
 * for the decimal point too, and the parts of names that are no ordinary words of any.
 */
export function findMissingAbroad(
  { plain }: Pick<ClaimWords, "plain">,
  passages: readonly EvidencePassage[],
): "number" | "name" | undefined {
  const words = readWords(plain.replace(/(?<=\d)\s+(?=%)/g, ""));
  const readings = [
    words,
    words.map((word) => ({ ...word, lower: word.lower.replace(/(?<=\d),(?=\d)/, ".") })),
    words.map((word) => ({ ...word, lower: word.lower.replace(/(?<=\d)\.(?=\d{3})/g, "") })),
  ];
  if (readings.every((reading) => missingNumbers({ words: reading }, passages) > 0)) {
    return "number";
  }
  const parts = findNames(plain).flatMap(({ start, end }) =>
    plain
      .slice(start, end)
      .split(/[-–]/)
      .filter((part) => acronym.test(part)),
  );
  return parts.every((part) => holdsKey(passages, keyOf(part))) ? undefined : "name";
}

function holdsKey(passages: readonly EvidencePassage[], key: string): boolean {
  return passages.some(
    ({ questionKeys, sentences }) =>
      questionKeys.has(key) || sentences.some(({ keys }) => keys.has(key)),
  );
}

function missingNumbers(
  { words }: Pick<ClaimWords, "words">,
  passages: readonly EvidencePassage[],
): number {
  const stated = passages.flatMap(({ sentences, aboutNumbers }) => [
    ...aboutNumbers,
    ...sentences.flatMap(({ numbers }) => numbers),
  ]);
  return readNumbers(words).filter(
    ({ value, isWritten }) => isWritten && !stated.some((other) => sameNumber(other.value, value)),
  ).length;
}

function missingNames({ plain }: ClaimWords, passages: readonly EvidencePassage[]): number {
  const isHeld = (key: string) => holdsKey(passages, key);
  const partsHeld = (name: string) =>
    name
      .split(/[-–]/)
      .filter((part) => /[\p{Lu}\p{N}]/u.test(part))
      .every((part) => isHeld(keyOf(part)));
  return findNames(plain).filter(
    ({ key, start, end }) => !isHeld(key) && !partsHeld(plain.slice(start, end)),
  ).length;
}

function numberConflict(claim: ClaimWords, sentences: readonly EvidenceSentence[]): number {
  let worst = 0;
  for (const { at, value, isWritten } of readNumbers(claim.words)) {
    if (!isWritten) continue;
    const isOwn = (sentence: EvidenceSentence, place: number) =>
      sentence.numbers.some((other) => other.at === place && sameNumber(other.value, value));
    const isOther = (sentence: EvidenceSentence, place: number) =>
      sentence.numbers.some(
        (other) => other.at === place && other.isWritten && !sameNumber(other.value, value),
      );
    const own = bestLikeness(claim, at, sentences, isOwn);
    const rival = bestLikeness(claim, at, sentences, isOther);
    worst = Math.max(worst, rival - own);
  }
  return worst;
}

/** What the rest of the claim says must be said of others before a name counts as exchanged. */
const restSaid = 0.6;

function nameConflict(
  { plain, words, weightOf }: ClaimWords,
  passages: readonly EvidencePassage[],
  { content, matches }: Coverage,
): number {
  const names = findNames(plain);
  if (names.length === 0) return 0;
  const ownKeys = new Set(names.map(({ key }) => key));
  let worst = 0;
  for (const name of names) {
    const isPart = (start: number, end: number) => start < name.end && end > name.start;
    const rest = content.map(({ start, end, stem }) => (isPart(start, end) ? 0 : weightOf(stem)));
    const total = sum(rest);
    if (total === 0 || words.length < 4) continue;
    let about = 0;
    let other = 0;
    let index = 0;
    for (const passage of passages) {
      const isTitle = passage.aboutKeys.has(name.key);
      let named = false;
      for (const sentence of passage.sentences) {
        const share = dot(matches[index] ?? [], rest) / total;
        index += 1;
        const holds = sentence.keys.has(name.key);
        // A sentence without a name of its own goes on about what the one before named.
        named = holds || (named && sentence.names.every(({ key }) => ownKeys.has(key)));
        const rivals = sentence.names.some(({ key }) => !ownKeys.has(key));
        if (named || (isTitle && !rivals)) about = Math.max(about, share);
        else if (rivals) other = Math.max(other, share);
      }
    }
    if (other >= restSaid) worst = Math.max(worst, other - about);
  }
  return worst;
}

/** The claim's first word of content, where the rest of the claim is said without it. */
function subjectConflict(
  { weightOf }: ClaimWords,
  passages: readonly EvidencePassage[],
  { content, matches }: Coverage,
): number {
  const [subject] = content;
  if (!subject || content.length < 4) return 0;
  if (passages.some(({ about }) => about.some(({ stem }) => stem === subject.stem))) return 0;
  const rest = content.map(({ stem }, at) => (at === 0 ? 0 : weightOf(stem)));
  const total = sum(rest) || 1;
  let about = 0;
  let other = 0;
  matches.forEach((own, index) => {
    const share = dot(own, rest) / total;
    const holds = (own[0] ?? 0) > 0 || (matches[index - 1]?.[0] ?? 0) > 0;
    if (holds) about = Math.max(about, share);
    else other = Math.max(other, share);
  });
  return other >= restSaid && about > 0 ? Math.max(0, other - about) : 0;
}

function oppositeConflict(
  claim: ClaimWords,
  sentences: readonly EvidenceSentence[],
  best: readonly EvidenceSentence[],
): number {
  const negated = negatedWords(claim.words);
  let worst = 0;
  for (const [at, word] of claim.words.entries()) {
    if (sidesOf(word).length === 0 || isSaidAlike(claim.words, at, sentences)) continue;
    const relatedAs =
      (relation: "same" | "opposite") => (sentence: EvidenceSentence, place: number) => {
        const other = sentence.words[place];
        const found = other ? relate(word, other) : "neither";
        // "Not approximate" is what "exact" says.
        const isTurned = found === "opposite" && negated[at] !== sentence.negated[place];
        return isTurned ? relation === "same" : found === relation;
      };
    const reverse = bestLikeness(claim, at, best, relatedAs("opposite"));
    if (reverse <= worst) continue;
    worst = Math.max(worst, reverse - bestLikeness(claim, at, sentences, relatedAs("same")));
  }
  return worst;
}

/** Whether the evidence has the word with the same two telling words before or after it. */
function isSaidAlike(
  words: readonly Word[],
  at: number,
  sentences: readonly EvidenceSentence[],
): boolean {
  const stem = words[at]?.stem;
  const before = tellingStems(words, at, -1);
  const after = tellingStems(words, at, 1);
  const same = (a: readonly string[], b: readonly string[]) =>
    a.length === 2 && a.every((value, index) => value === b[index]);
  return sentences.some((sentence) =>
    sentence.words.some(
      (other, place) =>
        other.stem === stem &&
        (same(before, tellingStems(sentence.words, place, -1)) ||
          same(after, tellingStems(sentence.words, place, 1))),
    ),
  );
}

/** Stems of the next two words in a direction that carry content or have a reverse. */
function tellingStems(words: readonly Word[], at: number, direction: 1 | -1): string[] {
  const stems: string[] = [];
  for (let index = at + direction; stems.length < 2; index += direction) {
    const word = words[index];
    if (!word) break;
    if (word.isContent || sidesOf(word).length > 0) stems.push(word.stem);
  }
  return stems;
}

function negationConflict(
  { words, weightOf }: ClaimWords,
  best: readonly EvidenceSentence[],
): number {
  // Where both deny, what is denied is too often only said in another order.
  const deniedThere = best.some((sentence) => denies(sentence.words));
  if (denies(words) === deniedThere) return 0;
  const negated = negatedWords(words);
  let shared = 0;
  let apart = 0;
  for (const [at, word] of words.entries()) {
    if (!word.isContent || !best.some(({ stems }) => stems.has(word.stem))) continue;
    const weight = weightOf(word.stem);
    shared += weight;
    const agrees = best.some((sentence) =>
      sentence.words.some(
        (other, place) => other.stem === word.stem && sentence.negated[place] === negated[at],
      ),
    );
    if (!agrees) apart += weight;
  }
  return shared === 0 ? 0 : apart / shared;
}
