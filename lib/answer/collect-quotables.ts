import type { SearchResult } from "@/lib/retrieval/types";
import type { Source } from "./message";
import type { Quotable } from "./quotable";

/** Every statement of the sources, with how near it is to the query and to its parts. */
export function collectQuotables(
  sources: readonly Source[],
  { generation, vector, passages }: SearchResult,
  partVectors: readonly Float32Array[],
): Quotable[] {
  const denseOf = new Map(passages.map(({ passage, dense }) => [passage.id, dense]));
  return sources.flatMap((source) =>
    (generation.statementsByPassage.get(source.passageId) ?? []).flatMap(
      (position, place): Quotable[] => {
        const statement = generation.content.statements[position];
        if (!statement) return [];
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
            defines: source.headingPath.length === 0 && place === 0,
            similarity: generation.cosineOfStatement(position, vector),
            partSimilarities: partVectors.map((part) =>
              generation.cosineOfStatement(position, part),
            ),
            headingSimilarity: denseOf.get(source.passageId) ?? 0,
          },
        ];
      },
    ),
  );
}
