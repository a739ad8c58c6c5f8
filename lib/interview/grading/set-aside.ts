import { analyze } from "@/lib/index/analyze-text";
import type { AnswerUnit } from "./read-answer";

/** Why a sentence says nothing that could cover a point. */
export type SetAsideReason = "repeats-question" | "lists-terms" | "addresses-grader";

/** A sentence is the question again when this share of its terms are the question's. */
const repeatedShare = 0.66;
/** A shorter list may be a terse statement after a label: "Images: diffusion, inpainting". */
const minListWords = 8;
/** Fewer function words than this a word state nothing. */
const maxFunctionShare = 0.1;
/** This many pieces between commas, of so few words each, are a list whatever joins them. */
const minPieces = 8;
const maxPieceWords = 3;
const maxListFunctionShare = 0.2;
/** Signs that relate what stands beside them, as terse notes use them. */
const relation = /:\s|[=→≠≈<>]|\s[-~+×]\s/;
/** Claims about the answer's own grade, which no answer to a question makes. */
const graderTalk = [
  /\b(?:full|maximum|top|highest) (?:marks?|scores?|credit|points|grade)\b|\baward (?:me )?the maximum\b/i,
  /["'{]score["']?\s*:|\b(?:final|report a|keep that) score\b|\bscore accordingly\b|\b\d{2,3}\s*\/\s*100\b/i,
  /\b(?:all|every|each)\b[^.;]{0,25}\bpoints?\b[^.;]{0,25}\b(?:covered|present|answered|counts?)\b/i,
  /\bas covered\b|\bcovered["']?\s*:|\bpoint counts as\b|\bcovers each point\b/i,
  /\bthe candidate has\b|\bexaminer['’]?s? note\b|\b(?:grade|score|mark) me\b|\blet me pass\b|\bmy score\b|\bat least \d{2,3} points\b/i,
  /\b(?:ignore|disregard|forget)\b[^.;]{0,25}\b(?:rubric|key points)\b|\blist of key points\b/i,
] as const;
/** Lines of this many words at most, and this many lines, are a list of terms. */
const maxListLineWords = 3;
const minListLines = 6;

/**
 * Why sentences of an answer are no evidence, by their position; what states something is not in it.
 * Naming terms and asking the question again take no knowledge of what the terms mean.
 * @param sentences - in order
 * @param questionTerms - as `analyze` gives them
 */
export function setAside(
  sentences: readonly AnswerUnit[],
  questionTerms: ReadonlySet<string>,
): ReadonlyMap<number, SetAsideReason> {
  const reasons = new Map<number, SetAsideReason>();
  const isColumn =
    sentences.length >= minListLines &&
    sentences.every(({ text }) => wordsOf(text).length <= maxListLineWords && isBare(text));
  for (const { text, terms, sentence } of sentences) {
    const repeated = [...terms].filter((term) => questionTerms.has(term)).length;
    if (graderTalk.some((pattern) => pattern.test(text))) {
      reasons.set(sentence, "addresses-grader");
    } else if (terms.size > 0 && repeated / terms.size >= repeatedShare) {
      reasons.set(sentence, "repeats-question");
    } else if (isColumn || (wordsOf(text).length >= minListWords && isBare(text))) {
      reasons.set(sentence, "lists-terms");
    }
  }
  return reasons;
}

/** True for words beside each other without anything that makes a statement of them. */
function isBare(text: string): boolean {
  const words = wordsOf(text);
  const functionWords = words.filter((word) => analyze(word).length === 0).length;
  const pieces = text.split(/[,;]/).length;
  const isList = pieces >= minPieces && words.length / pieces <= maxPieceWords;
  const limit = isList ? maxListFunctionShare : maxFunctionShare;
  return !relation.test(text) && functionWords / words.length < limit;
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][^\s,;|/]*/gu) ?? [];
}
