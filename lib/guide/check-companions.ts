import { type AskedGroup, parseAsked } from "./parse-asked";
import { type ClaimGroup, parseClaims } from "./parse-claims";
import { parseGuide } from "./parse-guide";
import { placeAsked } from "./place-asked";
import { placeClaims } from "./place-claims";
import { splitPassages } from "./split-passages";
import { type Statement, splitStatements } from "./split-statements";
import type { GuideFile } from "./types";

/** Sentences are the same however long a passage may be. */
const anyLength = { countTokens: () => 1, maxTokens: 256 };

/**
 * Checks files of claims against the guide they speak of.
 * @param claims - every `.claims.txt` file of the guide
 * @param guide - every Markdown file of it
 * @returns one line a fault, naming the file; empty where all is sound
 */
export function checkClaims(claims: readonly GuideFile[], guide: readonly GuideFile[]): string[] {
  const statements = statementsOf(guide);
  return claims.flatMap(({ path, text }) => {
    let groups: ClaimGroup[];
    try {
      groups = parseClaims(text, path);
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
    const empty = groups.filter(
      ({ truths, falsehoods, unfounded }) =>
        truths.length + falsehoods.length + unfounded.length === 0,
    );
    return [
      ...empty.map(({ statements: [first] }) => `${path}: nothing is said of “${first}”`),
      ...placeClaims(groups, statements).lost.map(
        (lost) => `${path}: no statement of the guide reads “${lost}”`,
      ),
    ];
  });
}

/**
 * Checks files of questions that statements answer against the guide.
 * @param asked - every `.asked.txt` file of the guide
 * @param guide - every Markdown file of it
 * @returns one line a fault, naming the file; empty where all is sound
 */
export function checkAsked(asked: readonly GuideFile[], guide: readonly GuideFile[]): string[] {
  const statements = statementsOf(guide);
  return asked.flatMap(({ path, text }) => {
    let groups: AskedGroup[];
    try {
      groups = parseAsked(text, path);
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
    return placeAsked(groups, statements).lost.map(
      (lost) => `${path}: no statement of the guide reads “${lost}”`,
    );
  });
}

function statementsOf(guide: readonly GuideFile[]): Statement[] {
  return parseGuide(guide)
    .questions.flatMap((question) => splitPassages(question, anyLength).passages)
    .flatMap(splitStatements);
}
