import { splitSentences } from "@/lib/guide/split-sentences";
import type { QuoteUnit } from "./group-units";
import type { Quotable, QuoteRequest } from "./quotable";
import { selectUnits } from "./select-units";

/**
 * Writes an answer from the guide's own statements, each followed by the marker of the source it
 * stands in. Nothing is added but markers, list marks and, above a list, the guide's own heading.
 * @returns pieces of Markdown that joined make the answer, one a statement; empty when there is
 *   nothing to quote
 */
export function composeQuotedAnswer(request: QuoteRequest): string[] {
  const pieces: string[] = [];
  let previous: Quotable | undefined;
  for (const [index, unit] of selectUnits(request).entries()) {
    for (const [place, statement] of unit.statements.entries()) {
      const label = place === 0 ? listLabel(unit) : "";
      const separator = separatorBefore(statement, previous, place);
      // What answers the question stands by itself, whatever follows it in the guide.
      const apart = index === 1 && place === 0 ? "\n\n" : separator;
      pieces.push(apart + label + writeStatement(statement, unit, place));
      previous = statement;
    }
  }
  return pieces;
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
  return running && previous.block === statement.block ? " " : "\n\n";
}

function writeStatement(statement: Quotable, unit: QuoteUnit, place: number): string {
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
function listLabel({ statements }: QuoteUnit): string {
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
