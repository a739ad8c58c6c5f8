import { passageText } from "./question-text";
import { type EntryKind, type GuideContent, type IndexEntry, noQuestion } from "./types";

/**
 * Everything of a guide that gets a vector, in reading order. An unanswered question has its
 * heading only, so that it can be offered but never cited.
 */
export function collectEntries({
  guide,
  passages,
  statements,
  asked,
  outside,
}: GuideContent): IndexEntry[] {
  const questionOf = new Map(guide.questions.map((question) => [question.number, question]));
  const authored = guide.questions.flatMap(({ number, question, details }): IndexEntry[] => {
    const entry = (kind: EntryKind) => (text: string) => ({ kind, text, questionNumber: number });
    if (!details) return [entry("question")(question)];
    return [
      entry("question")(question),
      entry("summary")(details.summary),
      ...details.alsoAsked.map(entry("alsoAsked")),
      ...details.keyPoints.map(({ statement }) => statement).map(entry("keyPoint")),
      ...details.misconceptions.map(({ claim }) => claim).map(entry("misconception")),
      ...details.followUps.map((followUp) => followUp.question).map(entry("followUp")),
    ];
  });
  const fromPassages = passages.map((passage): IndexEntry => {
    const question = questionOf.get(passage.questionNumber)?.question ?? "";
    return {
      kind: "passage",
      text: passageText(question, passage),
      questionNumber: passage.questionNumber,
      passageId: passage.id,
    };
  });
  const fromStatements = statements.flatMap((statement, index): IndexEntry[] =>
    statement.kind === "sentence" || statement.kind === "item"
      ? [
          {
            kind: "statement",
            text: statement.plain,
            questionNumber: statement.questionNumber,
            passageId: statement.passageId,
            statement: index,
          },
        ]
      : [],
  );
  const fromAsked = asked.flatMap(({ text, statement: index }): IndexEntry[] => {
    const statement = statements[index];
    if (!statement) return [];
    const { questionNumber, passageId } = statement;
    return [{ kind: "asked", text, questionNumber, passageId, statement: index }];
  });
  const fromOutside = outside.map(
    (text): IndexEntry => ({ kind: "outside", text, questionNumber: noQuestion }),
  );
  return [...authored, ...fromPassages, ...fromStatements, ...fromAsked, ...fromOutside];
}
