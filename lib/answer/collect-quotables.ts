import type { SearchResult } from "@/lib/retrieval/types";
import type { Source } from "./message";
import type { Quotable } from "./quotable";
import { estimateRelevance, quoteCoefficients } from "./quote-relevance";
import { keyPointsIn, readRelevanceSigns } from "./read-relevance";

/** Advice for the interview says how to answer: what the answer is goes before it. */
const advice = /^in (?:an|the|your) interview$/i;
const adviceShare = 0.5;

/** One of the things that a query asks of. */
export interface AskedPart {
  readonly text: string;
  /** Of length 1. */
  readonly vector: Float32Array;
}

/** What a query asks of. */
export interface AskedParts {
  /** Unit vector of the words that were sent, whatever was searched. */
  readonly wordsVector: Float32Array;
  /** Empty where the query is about one thing. */
  readonly parts: readonly AskedPart[];
}

/** Every statement of the sources, with how sure a good answer to the query, or a part of it, quotes it. */
export function collectQuotables(
  sources: readonly Source[],
  { generation, searched, vector }: Pick<SearchResult, "generation" | "searched" | "vector">,
  { wordsVector, parts }: AskedParts,
): Quotable[] {
  const coefficients = quoteCoefficients[generation.content.asked.length > 0 ? "asked" : "plain"];
  // What a follow-up says itself counts as much as what it was searched with.
  const whole = { text: searched, vectors: [vector, wordsVector] };
  const ofWhole = readRelevanceSigns(sources, whole, generation);
  const ofParts = parts.map(({ text, vector: own }) =>
    readRelevanceSigns(sources, { text, vectors: [own] }, generation),
  );
  return sources.flatMap((source) => {
    const question = generation.questionByNumber.get(source.questionNumber);
    const heading = source.headingPath.at(-1) ?? "";
    const share = advice.test(heading) ? adviceShare : 1;
    return (generation.statementsByPassage.get(source.passageId) ?? []).flatMap(
      (position, place): Quotable[] => {
        const statement = generation.content.statements[position];
        const signs = ofWhole.get(position);
        if (!statement || !question || !signs) return [];
        return [
          {
            n: source.n,
            questionNumber: source.questionNumber,
            kind: statement.kind,
            markdown: statement.markdown,
            plain: statement.plain,
            order: position,
            block: `${statement.passageId}:${statement.block}`,
            ordered: statement.ordered ?? false,
            depth: statement.depth ?? 0,
            announces: statement.announces,
            heading,
            defines: source.headingPath.length === 0 && place === 0,
            keyPoints: keyPointsIn(statement.markdown, question).map(({ id, weight }) => ({
              id: `${question.number}:${id}`,
              weight,
            })),
            relevance: share * estimateRelevance(signs, coefficients),
            partRelevance: ofParts.map((part) => {
              const own = part.get(position);
              return own ? share * estimateRelevance(own, coefficients) : 0;
            }),
          },
        ];
      },
    );
  });
}
