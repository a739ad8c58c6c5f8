import type { AskedGroup } from "./parse-asked";
import { flattenSpace } from "./place-claims";
import type { Statement } from "./split-statements";

/** A question that a statement of the guide answers. */
export interface PlacedQuestion {
  readonly text: string;
  /** Position among the guide's statements. */
  readonly statement: number;
}

/**
 * Finds the statements that questions were written for. A group whose statement was changed in the
 * guide is left out: it may no longer answer them.
 * @returns the questions placed, and the statements that stand in the guide no more
 */
export function placeAsked(
  groups: readonly AskedGroup[],
  statements: readonly Statement[],
): { placed: PlacedQuestion[]; lost: string[] } {
  const positions = new Map(
    statements.map(({ plain }, position) => [flattenSpace(plain), position]),
  );
  const placed: PlacedQuestion[] = [];
  const lost: string[] = [];
  for (const { statement: wanted, questions } of groups) {
    const statement = positions.get(flattenSpace(wanted));
    if (statement === undefined) lost.push(wanted);
    else placed.push(...questions.map((text) => ({ text, statement })));
  }
  return { placed, lost };
}
