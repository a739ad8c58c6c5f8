import type { Span } from "@/lib/guide/markdown";
import { splitSentences } from "@/lib/guide/split-sentences";
import { analyze } from "@/lib/index/analyze-text";

/** A piece of an answer that can support a key point by itself. */
export interface AnswerUnit extends Span {
  /** The answer's own words, verbatim. */
  readonly text: string;
  /** Position of the sentence it is, or is part of. */
  readonly sentence: number;
  /** True for a whole sentence, false for a clause of one. */
  readonly isSentence: boolean;
  /** Its content words, as `analyze` gives them. */
  readonly terms: ReadonlySet<string>;
}

/** An answer cut into sentences and their clauses. */
export interface ReadAnswer {
  readonly text: string;
  readonly words: number;
  /** Sentences first, in order; then clauses. Equal texts occur once. */
  readonly units: readonly AnswerUnit[];
  /** Content words of the whole answer. */
  readonly terms: ReadonlySet<string>;
}

/** A piece with fewer content words is joined to its neighbour. */
const minClauseTerms = 3;
/** A sentence with fewer content words is one clause. */
const minSplitTerms = 6;
/** More pieces than this are not read: an answer of a thousand words has fewer. */
const maxUnits = 160;

const listMark = /^\s*(?:[-*+•]|\(?\d{1,2}[.)])\s+/;
const abbreviation = /(?:^|\s)(?:e\.g|i\.e|vs|cf|al|approx|fig|no|dr|mr|ms)\.$/i;
const clauseBreak =
  /[;:,]\s+|\s[-–—]+\s|—|\s(?=(?:and|but|while|whereas|because|since|so|which|then|or)\s)/gi;

/** Cuts an answer into the pieces that are compared with key points. */
export function readAnswer(text: string): ReadAnswer {
  const sentences = splitLines(text).flatMap((line) => splitInside(text, line));
  const seen = new Set<string>();
  const units: AnswerUnit[] = [];
  const add = (span: Span, sentence: number, isSentence: boolean) => {
    const piece = text.slice(span.start, span.end);
    if (seen.has(piece) || units.length >= maxUnits) return;
    seen.add(piece);
    units.push({ ...span, text: piece, sentence, isSentence, terms: new Set(analyze(piece)) });
  };
  sentences.forEach((span, index) => {
    add(span, index, true);
  });
  sentences.forEach((span, index) => {
    for (const clause of splitClauses(text, span)) add(clause, index, false);
  });
  return {
    text,
    words: text.match(/\S+/g)?.length ?? 0,
    units,
    terms: new Set(units.flatMap(({ terms }) => [...terms])),
  };
}

/** Lines without the marks of lists. */
function splitLines(text: string): Span[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) => {
    const mark = listMark.exec(line)?.[0].length ?? 0;
    const trimmed = line.slice(mark).trim();
    if (trimmed === "") return [];
    const start = index + mark + line.slice(mark).indexOf(trimmed);
    return [{ start, end: start + trimmed.length }];
  });
}

/** Sentences of a line; people who type fast begin them in lower case. */
function splitInside(text: string, line: Span): Span[] {
  return splitSentences(text.slice(line.start, line.end)).flatMap((sentence) => {
    const spans: Span[] = [];
    let start = line.start + sentence.start;
    const end = line.start + sentence.end;
    for (const { 0: mark, index } of text.slice(start, end).matchAll(/[.!?]+\s+/g)) {
      const from = line.start + sentence.start + index;
      const stop = from + mark.trimEnd().length;
      if (stop >= end || abbreviation.test(text.slice(start, stop))) continue;
      spans.push({ start, end: stop });
      start = from + mark.length;
    }
    spans.push({ start, end });
    return spans;
  });
}

/** Clauses of a sentence with enough words each; none for a short sentence. */
function splitClauses(text: string, { start, end }: Span): Span[] {
  const sentence = text.slice(start, end);
  if (analyze(sentence).length < minSplitTerms) return [];
  const clauses: Span[] = [];
  let from = 0;
  const close = (to: number) => {
    if (analyze(sentence.slice(from, to)).length < minClauseTerms) return false;
    clauses.push(trimmed(sentence, from, to, start));
    return true;
  };
  for (const { 0: mark, index } of sentence.matchAll(clauseBreak)) {
    if (close(index)) from = index + mark.length;
  }
  if (!close(sentence.length)) {
    const last = clauses.pop();
    if (last) clauses.push({ start: last.start, end });
  }
  return clauses.length > 1 ? clauses : [];
}

function trimmed(sentence: string, from: number, to: number, offset: number): Span {
  const raw = sentence.slice(from, to);
  const start = from + (raw.length - raw.trimStart().length);
  return { start: offset + start, end: offset + from + raw.trimEnd().length };
}
