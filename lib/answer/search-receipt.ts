import { analyze } from "@/lib/index/analyze-text";
import { passageUrl, type SearchResult } from "@/lib/retrieval/types";
import type { SearchReceipt, Source } from "./message";

/** Passages a receipt lists; the rest came too far behind to matter. */
const listed = 10;

/** What a search looked for and found, for a reader who asks why. */
export function searchReceipt(found: SearchResult, sources: readonly Source[]): SearchReceipt {
  const numberOf = new Map(sources.map(({ passageId, n }) => [passageId, n]));
  // Every source is on the receipt, however far behind it came.
  const passages = found.passages.filter(
    ({ passage }, place) => place < listed || numberOf.has(passage.id),
  );
  return {
    searched: found.searched,
    answerable: found.answerable,
    passages: passages.map(({ passage, question, score, dense, lexical }) => {
      const n = numberOf.get(passage.id);
      return {
        passageId: passage.id,
        question: question.question,
        headingPath: passage.headingPath,
        url: passageUrl(question, passage.id),
        ...(n === undefined ? {} : { n }),
        score: rounded(score),
        dense: rounded(dense),
        lexical: rounded(lexical),
        headingWords: wordsInHeadings(found.searched, [question.question, ...passage.headingPath]),
      };
    }),
  };
}

/** Words of a query that headings hold, each once, as they were typed. */
export function wordsInHeadings(query: string, headings: readonly string[]): string[] {
  const held = new Set(analyze(headings.join(" ")));
  const words = new Set(query.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? []);
  return [...words].filter((word) => analyze(word).some((term) => held.has(term)));
}

/** Three decimals tell ranks apart; more is noise on the wire. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
