import type { ClaimGroup } from "./parse-claims";
import { type Statement, tableRows } from "./split-statements";

/** A group of claims at the passage that holds its statements. */
export interface PlacedClaims extends Omit<ClaimGroup, "unfounded"> {
  readonly passageId: string;
}

/**
 * Finds the passages that groups of claims speak of. A group whose statements were changed in the
 * guide is left out: what it says may no longer be true.
 * @returns the groups placed, and the statements that stand in the guide no more
 */
export function placeClaims(
  groups: readonly ClaimGroup[],
  statements: readonly Statement[],
): { placed: PlacedClaims[]; lost: string[] } {
  const passages = new Map<string, string>();
  for (const statement of statements) {
    for (const text of textsOf(statement)) passages.set(flattenSpace(text), statement.passageId);
  }
  const placed: PlacedClaims[] = [];
  const lost: string[] = [];
  for (const { unfounded, ...group } of groups) {
    const missing = group.statements.filter((text) => !passages.has(flattenSpace(text)));
    const passageId = passages.get(flattenSpace(group.statements[0] ?? ""));
    if (missing.length === 0 && passageId) placed.push({ passageId, ...group });
    else lost.push(...missing);
  }
  return { placed, lost };
}

function textsOf(statement: Statement): string[] {
  if (statement.kind !== "table") return [statement.plain];
  return tableRows(statement).map(({ plain }) => plain);
}

/** A text with every run of white space as one space. */
export function flattenSpace(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
