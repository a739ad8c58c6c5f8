import { VivaError } from "@/lib/errors";

/** What answers say of one or two statements of the guide, as its authors wrote it. */
export interface ClaimGroup {
  /** The statements, as they stand in the guide without marks. */
  readonly statements: readonly string[];
  /** Borne out by the statements. */
  readonly truths: readonly string[];
  /** Contradicted by them. */
  readonly falsehoods: readonly string[];
  /** Neither: plausible sentences on the same matter. Only training reads them. */
  readonly unfounded: readonly string[];
}

/** Files of claims lie beside the questions they belong to and end like this. */
export const claimsSuffix = ".claims.txt";

/**
 * Reads a file of claims: blocks between blank lines, each with its statements (`= `), then what is
 * true of them (`+ `), what is false (`- `), and what they do not say (`? `).
 * @param name - for messages
 * @throws {VivaError} `guide-invalid`, naming the line, where one begins with none of the four, a
 *   claim stands before its statement, or a statement below claims without a blank line between
 */
export function parseClaims(text: string, name: string): ClaimGroup[] {
  const groups: ClaimGroup[] = [];
  let open: Record<keyof ClaimGroup, string[]> | undefined;
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") {
      open = undefined;
      continue;
    }
    const kind = kindOfMark.get(line.slice(0, 2));
    const isStatement = kind === "statements";
    const begun = open && open.truths.length + open.falsehoods.length + open.unfounded.length > 0;
    if (!kind || (isStatement ? begun : !open)) {
      throw new VivaError(
        "guide-invalid",
        `${name}, line ${index + 1}: “${line}” does not fit. A block begins with “= ” and a statement of the guide; “+ ” is true of it, “- ” is false, “? ” is not in it, and a blank line ends it.`,
      );
    }
    if (!open) {
      open = { statements: [], truths: [], falsehoods: [], unfounded: [] };
      groups.push(open);
    }
    open[kind].push(line.slice(2).trim());
  }
  return groups;
}

const kindOfMark = new Map<string, keyof ClaimGroup>([
  ["= ", "statements"],
  ["+ ", "truths"],
  ["- ", "falsehoods"],
  ["? ", "unfounded"],
]);
