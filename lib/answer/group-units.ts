import type { Quotable, QuoteRequest } from "./quotable";

/** Statements that stand together: a sentence with what it leans on, or a list with its lead-in. */
export interface QuoteUnit {
  readonly statements: readonly Quotable[];
  /** How surely a good answer to the whole query, and to each of its parts, quotes it, 0..1. */
  readonly score: number;
  readonly partScores: readonly number[];
  readonly words: number;
}

/** Weight of the best statement in its unit's score; the rest is the mean. */
const bestShare = 0.7;
/** An item with fewer words than this says nothing without its list. */
const minLoneItemWords = 9;

const leansOnPrevious =
  /^(?:\*\*)?(?:this|that|these|those|it|its|they|their|them|such|both|he|she|there|here|however|but|and|so|also|then|thus|hence|therefore|instead|otherwise|likewise|similarly|conversely|moreover|furthermore|in contrast|by contrast|for example|for instance|for that reason|as a result|in that case|the same|the former|the latter|the other|another|each of these|none of these|either way|only then|even so|still|yet)\b|\bsuch (?!as\b)/i;

/**
 * Cuts the statements, in reading order, into units that can be quoted without their neighbours. A
 * list item that is a whole sentence is a unit by itself as well as part of its list.
 */
export function groupUnits({
  statements,
  parts,
  questionNumbers,
}: Pick<QuoteRequest, "statements" | "parts" | "questionNumbers">): QuoteUnit[] {
  const inOrder = statements
    .filter(({ questionNumber }) => questionNumbers.includes(questionNumber))
    .sort((a, b) => a.order - b.order);
  const units: QuoteUnit[] = [];
  let open: Quotable[] = [];
  const add = (members: readonly Quotable[]) => units.push(makeUnit(members, parts.length));
  const close = () => {
    if (open.length > 0) add(open);
    if (open.length > 1) for (const member of open) if (isLoneItem(member)) add([member]);
    open = [];
  };
  for (const statement of inOrder) {
    const previous = open.at(-1);
    const adjacent = previous !== undefined && previous.order + 1 === statement.order;
    const samePlace = adjacent && previous.n === statement.n;
    const continuesList =
      samePlace && statement.kind === "item" && (previous.kind === "item" || previous.announces);
    const leans =
      samePlace &&
      ((statement.kind === "sentence" && leansOnPrevious.test(statement.markdown)) ||
        (previous.announces && statement.kind !== "sentence") ||
        statement.kind === "formula" ||
        statement.kind === "code");
    if (!continuesList && !leans) close();
    open.push(statement);
  }
  close();
  return units.filter(
    (unit) =>
      standsAlone(unit.statements[0]) && !unit.statements.every((statement) => statement.announces),
  );
}

function makeUnit(statements: readonly Quotable[], partCount: number): QuoteUnit {
  const scoreBy = (scoreOf: (statement: Quotable) => number) => {
    const scores = statements.map(scoreOf);
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    return bestShare * Math.max(...scores) + (1 - bestShare) * mean;
  };
  return {
    statements,
    score: scoreBy(({ relevance }) => relevance),
    partScores: Array.from({ length: partCount }, (_, part) =>
      scoreBy(({ partRelevance }) => partRelevance[part] ?? 0),
    ),
    words: statements.reduce((sum, { plain }) => sum + plain.split(" ").length, 0),
  };
}

/** False for a sentence that leans on one not quoted, and for a formula or table out of the blue. */
function standsAlone(first: Quotable | undefined): boolean {
  if (!first) return false;
  const { kind, markdown } = first;
  return (kind === "sentence" && !leansOnPrevious.test(markdown)) || kind === "item";
}

function isLoneItem({ kind, plain }: Quotable): boolean {
  return kind === "item" && plain.split(" ").length >= minLoneItemWords && /[.!]$/.test(plain);
}
