import { splitSentences } from "@/lib/guide/split-sentences";
import type { QuoteUnit } from "./group-units";
import type { Quotable, QuoteRequest } from "./quotable";
import { selectAside, selectUnits } from "./select-units";

/** Sentences of a passage with no more than so many statements between them read as one. */
const maxGap = 2;

/**
 * Writes an answer from the guide's own statements, each followed by the marker of the source it
 * stands in. Nothing is added but markers, list marks, above a list the guide's own heading, and above
 * what is only pointed to the guide's own question.
 * Sentences near each other in a passage make one paragraph, items of one list a list.
 * @returns pieces of Markdown that joined make the answer, one a statement or heading; empty when
 *   there is nothing to quote
 */
export function composeQuotedAnswer(request: QuoteRequest): string[] {
  const pieces: string[] = [];
  let previous: Quotable | undefined;
  const write = (unit: Pick<QuoteUnit, "statements">) => {
    for (const [place, statement] of unit.statements.entries()) {
      const label = place === 0 ? listLabel(unit) : "";
      const separator = separatorBefore(statement, previous, place);
      pieces.push(separator + label + writeStatement(statement, unit, place));
      previous = statement;
    }
  };
  const units = selectUnits(request);
  joinItems(units).forEach(write);
  const aside = selectAside(request, units);
  if (aside) {
    pieces.push(`\n\n**${request.aside?.question}**\n\n`);
    previous = undefined;
    write(aside);
  }
  return pieces;
}

/** Makes single items of one list that follow each other a list again; the lead stays by itself. */
function joinItems(units: readonly QuoteUnit[]): Pick<QuoteUnit, "statements">[] {
  const joined: Pick<QuoteUnit, "statements">[] = [];
  for (const [index, unit] of units.entries()) {
    const previous = index > 1 ? joined.at(-1) : undefined;
    const isSameList =
      previous &&
      [...previous.statements, ...unit.statements].every(
        ({ kind, block }) => kind === "item" && block === unit.statements[0]?.block,
      );
    if (!isSameList) {
      joined.push(unit);
      continue;
    }
    // A part of a numbered list has numbers of its own no more.
    const statements = [...previous.statements, ...unit.statements];
    joined[joined.length - 1] = {
      statements: statements.map((statement) => ({ ...statement, ordered: false })),
    };
  }
  return joined;
}

/** @param place - the statement's in its unit; the items of one list are in one unit */
function separatorBefore(
  statement: Quotable,
  previous: Quotable | undefined,
  place: number,
): string {
  if (!previous) return "";
  if (place > 0 && statement.kind === "item" && previous.kind === "item") return "\n";
  const running = statement.kind === "sentence" && previous.kind === "sentence";
  const gap = statement.order - previous.order - 1;
  const isNear = previous.n === statement.n && gap >= 0 && gap <= maxGap;
  return running && isNear && !statement.announces && !previous.announces ? " " : "\n\n";
}

function writeStatement(
  statement: Quotable,
  unit: Pick<QuoteUnit, "statements">,
  place: number,
): string {
  switch (statement.kind) {
    case "item": {
      const isList = unit.statements.filter(({ kind }) => kind === "item").length > 1;
      const body = withMarkers(statement);
      if (!isList) return body;
      const indent = "   ".repeat(statement.depth);
      const itemPlace = unit.statements
        .slice(0, place)
        .filter(({ kind }) => kind === "item").length;
      return `${indent}${statement.ordered && statement.depth === 0 ? `${itemPlace + 1}.` : "-"} ${body}`;
    }
    case "sentence":
      return withMarkers(statement);
    default:
      return statement.markdown;
  }
}

/** A list that no sentence announces is headed by the guide's own heading. */
function listLabel({ statements }: Pick<QuoteUnit, "statements">): string {
  const [first, second] = statements;
  const isList = first?.kind === "item" && second?.kind === "item";
  return isList && first.heading !== "" ? `**${first.heading}**\n\n` : "";
}

/** Each sentence of a statement gets the marker: a claim is checked by itself. */
function withMarkers({ markdown, n }: Quotable): string {
  const line = markdown.replace(/\s*\n\s*/g, " ");
  const sentences = splitSentences(line).map(({ start, end }) => line.slice(start, end));
  return sentences
    .map((sentence) => (/^\*\*[^*]+\*\*$/.test(sentence) ? sentence : withMarker(sentence, n)))
    .join(" ");
}

/** Puts `[n]` before the closing punctuation, where a reader and a sentence splitter expect it. */
export function withMarker(markdown: string, n: number): string {
  const end = /([.!?:]+)((?:\*\*|\*|_|")*)$/.exec(markdown);
  if (!end) return `${markdown} [${n}]`;
  const [closing, punctuation = "", marks = ""] = end;
  return `${markdown.slice(0, -closing.length)}${marks} [${n}]${punctuation}`;
}
