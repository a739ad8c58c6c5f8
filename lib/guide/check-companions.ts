import { parseAsked } from "./parse-asked";
import { parseClaims } from "./parse-claims";
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
  return checkEach(claims, guide, (file, statements) => {
    const groups = parseClaims(file.text, file.path);
    const empty = groups.filter(
      ({ truths, falsehoods, unfounded }) =>
        truths.length + falsehoods.length + unfounded.length === 0,
    );
    return [
      ...empty.map(({ statements: [first] }) => `nothing is said of “${first}”`),
      ...placeClaims(groups, statements).lost.map(sayLost),
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
  return checkEach(asked, guide, (file, statements) =>
    placeAsked(parseAsked(file.text, file.path), statements).lost.map(sayLost),
  );
}

/** @param check - faults of one file, without its name; it may throw what names the file itself */
function checkEach(
  files: readonly GuideFile[],
  guide: readonly GuideFile[],
  check: (file: GuideFile, statements: readonly Statement[]) => string[],
): string[] {
  const statements = parseGuide(guide)
    .questions.flatMap((question) => splitPassages(question, anyLength).passages)
    .flatMap(splitStatements);
  return files.flatMap((file) => {
    try {
      return check(file, statements).map((fault) => `${file.path}: ${fault}`);
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)];
    }
  });
}

function sayLost(statement: string): string {
  return `no statement of the guide reads “${statement}”`;
}
