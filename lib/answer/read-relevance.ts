import type { Question } from "@/lib/guide/types";
import { analyze } from "@/lib/index/analyze-text";
import type { Generation } from "@/lib/index/load-generation";
import { authoredCosine } from "./authored-cosines";
import type { Source } from "./message";
import type { RelevanceSigns } from "./quote-relevance";
import { statementTerms } from "./statement-terms";

/** What an opening answers is the whole question: nearness to it counts a little less. */
const openingShare = 0.9;

/** What is asked: a query, or a part of it. */
export interface Asked {
  readonly text: string;
  /** Its unit vectors; a follow-up has two, what it says itself and what it was searched with. */
  readonly vectors: readonly Float32Array[];
}

/** The signs of every statement of the sources, by its position in the guide. */
export function readRelevanceSigns(
  sources: readonly Pick<Source, "passageId" | "questionNumber" | "headingPath">[],
  { text, vectors }: Asked,
  generation: Generation,
): ReadonlyMap<number, RelevanceSigns> {
  const mean = (cosineWith: (vector: Float32Array) => number) =>
    vectors.reduce((sum, vector) => sum + cosineWith(vector), 0) / vectors.length;
  const terms = [...new Set(analyze(text))].map((term) => ({
    term,
    idf: generation.lexical.passages.idf(term),
  }));
  const totalIdf = terms.reduce((sum, { idf }) => sum + idf, 0);
  const authored = authoredCosine(generation);
  const positionsOf = (passageId: string) => generation.statementsByPassage.get(passageId) ?? [];
  const all = sources.flatMap(({ passageId }) => positionsOf(passageId));
  const cosines = meansByPosition(all, mean, generation.cosineOfStatement);
  const asked = meansByPosition(all, mean, generation.cosineOfAsked);
  const nearest = Math.max(...cosines.values());
  const nearestAsked = Math.max(...asked.values());
  const signs = new Map<number, RelevanceSigns>();
  for (const { passageId, questionNumber, headingPath } of sources) {
    const question = generation.questionByNumber.get(questionNumber);
    const positions = positionsOf(passageId);
    const ofPassage = positions.map((position) => cosines.get(position) ?? 0);
    const average = averageOf(ofPassage);
    const averageAsked = averageOf(positions.map((position) => asked.get(position) ?? 0));
    for (const [place, position] of positions.entries()) {
      const statement = generation.content.statements[position];
      if (!statement || !question) continue;
      const own = cosines.get(position) ?? 0;
      const ownAsked = asked.get(position) ?? 0;
      const isOpening = headingPath.length === 0;
      const claims = claimsOf(statement.markdown, question);
      const subject = isOpening && place === 0 ? subjectOf(question) : [];
      const held = statementTerms(statement.plain);
      const heldIdf = terms.reduce((sum, { term, idf }) => sum + (held.has(term) ? idf : 0), 0);
      signs.set(position, {
        own,
        gap: own - nearest,
        authored: mean((vector) =>
          Math.max(
            authored(question.number, claims, vector),
            openingShare * authored(question.number, subject, vector),
          ),
        ),
        asked: ownAsked,
        askedGap: ownAsked - nearestAsked,
        passageAsked: averageAsked,
        passage: mean((vector) => generation.cosineOfPassage(passageId, vector)),
        passageBest: Math.max(...ofPassage),
        before: place > 0 ? (ofPassage[place - 1] ?? average) : average,
        terms: totalIdf > 0 ? heldIdf / totalIdf : 0,
        opening: Number(isOpening),
        item: Number(statement.kind === "item"),
        length: Math.log(statement.plain.split(" ").length),
      });
    }
  }
  return signs;
}

/** What `mean` makes of a cosine of each statement. */
function meansByPosition(
  positions: readonly number[],
  mean: (cosineWith: (vector: Float32Array) => number) => number,
  cosineOf: (position: number, vector: Float32Array) => number,
): Map<number, number> {
  return new Map(
    positions.map((position) => [position, mean((vector) => cosineOf(position, vector))]),
  );
}

function averageOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The key points whose words of the guide stand in a statement. */
export function keyPointsIn(
  markdown: string,
  { details }: Question,
): NonNullable<Question["details"]>["keyPoints"] {
  return details?.keyPoints.filter(({ passage }) => markdown.includes(passage)) ?? [];
}

/** What authors say a statement claims, refutes and answers. */
function claimsOf(markdown: string, question: Question): string[] {
  const { details } = question;
  if (!details) return [];
  const keyPoints = keyPointsIn(markdown, question);
  const ids = new Set(keyPoints.map(({ id }) => id));
  return [
    ...keyPoints.map(({ statement }) => statement),
    ...details.misconceptions.flatMap(({ claim, keyPoint }) => (ids.has(keyPoint) ? [claim] : [])),
    ...details.followUps.flatMap(({ question: asked, keyPoint }) =>
      ids.has(keyPoint) ? [asked] : [],
    ),
  ];
}

/** What an answer's opening answers. */
function subjectOf({ question, details }: Question): string[] {
  return details ? [question, details.summary] : [question];
}
