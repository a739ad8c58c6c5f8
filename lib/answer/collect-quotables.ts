import type { Question } from "@/lib/guide/types";
import type { SearchResult } from "@/lib/retrieval/types";
import { authoredCosine } from "./authored-cosines";
import type { Source } from "./message";
import type { Quotable } from "./quotable";

/** What an opening answers is the whole question: nearness to it counts a little less. */
const openingShare = 0.9;

/** Unit vectors of a query as it was sent, and of its parts. */
export interface QueryVectors {
  readonly wordsVector: Float32Array;
  readonly partVectors: readonly Float32Array[];
}

/** Every statement of the sources, with how near it is to the query and to its parts. */
export function collectQuotables(
  sources: readonly Source[],
  { generation, vector, passages }: SearchResult,
  { wordsVector, partVectors }: QueryVectors,
): Quotable[] {
  const denseOf = new Map(passages.map(({ passage, dense }) => [passage.id, dense]));
  const cosine = authoredCosine(generation);
  return sources.flatMap((source) => {
    const question = generation.questionByNumber.get(source.questionNumber);
    return (generation.statementsByPassage.get(source.passageId) ?? []).flatMap(
      (position, place): Quotable[] => {
        const statement = generation.content.statements[position];
        if (!statement || !question) return [];
        const keyPoints = keyPointsIn(statement.markdown, question);
        const defines = source.headingPath.length === 0 && place === 0;
        const claims = claimsOf(keyPoints, question);
        const subject = defines ? subjectOf(question) : [];
        const nearness = (to: Float32Array) =>
          Math.max(
            generation.cosineOfStatement(position, to),
            cosine(question.number, claims, to),
            openingShare * cosine(question.number, subject, to),
          );
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
            heading: source.headingPath.at(-1) ?? "",
            defines,
            keyPoints: keyPoints.map(({ id, weight }) => ({
              id: `${question.number}:${id}`,
              weight,
            })),
            // What a follow-up says itself counts as much as what it was searched with.
            similarity: (nearness(vector) + nearness(wordsVector)) / 2,
            partSimilarities: partVectors.map(nearness),
            headingSimilarity: denseOf.get(source.passageId) ?? 0,
          },
        ];
      },
    );
  });
}

type KeyPoints = NonNullable<Question["details"]>["keyPoints"];

/** The key points whose words of the guide stand in a statement. */
function keyPointsIn(markdown: string, { details }: Question): KeyPoints {
  return details?.keyPoints.filter(({ passage }) => markdown.includes(passage)) ?? [];
}

/** What authors say such a statement claims, refutes and answers. */
function claimsOf(keyPoints: KeyPoints, { details }: Question): string[] {
  if (!details) return [];
  const ids = new Set(keyPoints.map(({ id }) => id));
  return [
    ...keyPoints.map(({ statement }) => statement),
    ...details.misconceptions.flatMap(({ claim, keyPoint }) => (ids.has(keyPoint) ? [claim] : [])),
    ...details.followUps.flatMap(({ question, keyPoint }) => (ids.has(keyPoint) ? [question] : [])),
  ];
}

/** What an answer's opening answers. */
function subjectOf({ question, details }: Question): string[] {
  return details ? [question, details.summary] : [question];
}
