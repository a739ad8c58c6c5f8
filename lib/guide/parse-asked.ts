import { VivaError } from "@/lib/errors";

/** Questions that one statement of the guide answers, as its authors wrote them. */
export interface AskedGroup {
  /** As it stands in the guide without marks. */
  readonly statement: string;
  /** At least one. */
  readonly questions: readonly string[];
}

/** Files of such questions lie beside the questions they belong to and end like this. */
export const askedSuffix = ".asked.txt";

const statementMark = "= ";

/**
 * Reads a file of questions: blocks between blank lines, each a statement (`= `) and below it, one a
 * line, what it answers.
 * @param name - for messages
 * @throws {VivaError} `guide-invalid`, naming the line of a block that does not begin with a
 *   statement, holds a second one, or asks nothing
 */
export function parseAsked(text: string, name: string): AskedGroup[] {
  const groups: { statement: string; questions: string[]; line: number }[] = [];
  let open: (typeof groups)[number] | undefined;
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") {
      open = undefined;
      continue;
    }
    if (line.startsWith(statementMark) === (open !== undefined)) {
      throw faultIn(name, index, line);
    }
    if (open) {
      open.questions.push(line.trim());
    } else {
      open = { statement: line.slice(statementMark.length).trim(), questions: [], line: index };
      groups.push(open);
    }
  }
  const mute = groups.find(({ questions }) => questions.length === 0);
  if (mute) throw faultIn(name, mute.line, statementMark + mute.statement);
  return groups.map(({ statement, questions }) => ({ statement, questions }));
}

function faultIn(name: string, index: number, line: string): VivaError {
  return new VivaError(
    "guide-invalid",
    `${name}, line ${index + 1}: “${line}” does not fit. A block is “= ” and a statement of the guide, below it questions that it answers, one a line, and a blank line.`,
  );
}
