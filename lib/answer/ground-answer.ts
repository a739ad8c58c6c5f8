import { markdownToPlainText } from "@/lib/guide/markdown";
import { splitSentences } from "@/lib/guide/split-sentences";
import { analyze } from "@/lib/index/analyze-text";
import { readMarkers, withoutMarkers } from "./markers";
import type { GroundedSentence, Source, Verdict } from "./message";

/** Share of a sentence's content words a cited passage must hold to support it. */
const supportedShare = 0.7;
const weakShare = 0.45;
/** Shorter sentences ("Yes.", "In short:") claim nothing. */
const minClaimTerms = 3;

/**
 * Checks an answer sentence by sentence against the passages it cites: are the sentence's content
 * words, numbers included, in them? It cannot see whether the passage says the opposite.
 * @param termsOfPassage - terms of a passage with its headings, by id
 * @returns one entry a claiming sentence, in order; headings, questions and lead-ins are left out
 */
export function groundAnswer(
  text: string,
  sources: readonly Source[],
  termsOfPassage: (passageId: string) => ReadonlySet<string>,
): GroundedSentence[] {
  const termsOf = new Map(sources.map(({ n, passageId }) => [n, termsOfPassage(passageId)]));
  return splitClaims(text).map((sentence) => {
    const markers = readMarkers(sentence);
    return { text: sentence, markers, verdict: judge(sentence, markers, termsOf) };
  });
}

/** Parsing is slow beside everything else here, and most sentences have nothing to parse. */
function plainWords(sentence: string): string {
  return /[*_`[\]$<&\\~]/.test(sentence) ? markdownToPlainText(sentence) : sentence;
}

function splitClaims(text: string): string[] {
  return text
    .split(/\n+/)
    .map((line) => line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, "").trim())
    .filter((line) => line !== "" && !/^(?:#|\||```|\$\$)/.test(line))
    .flatMap((line) => splitSentences(line).map(({ start, end }) => line.slice(start, end)))
    .filter((sentence) => !/[?:]$/.test(withoutMarkers(sentence)))
    .filter((sentence) => analyze(withoutMarkers(sentence)).length >= minClaimTerms);
}

function judge(
  sentence: string,
  markers: readonly number[],
  termsOf: ReadonlyMap<number, ReadonlySet<string>>,
): Verdict {
  const cited = markers.flatMap((n) => termsOf.get(n) ?? []);
  if (cited.length === 0) return "uncited";
  const terms = [...new Set(analyze(plainWords(withoutMarkers(sentence))))];
  const isFound = (term: string) => cited.some((set) => set.has(term));
  const numbersFound = terms.filter((term) => /\d/.test(term)).every(isFound);
  const share = terms.filter(isFound).length / terms.length;
  if (!numbersFound || share < weakShare) return "unsupported";
  return share >= supportedShare ? "supported" : "weak";
}
