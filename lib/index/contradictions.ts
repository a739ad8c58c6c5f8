import type { Guide } from "@/lib/guide/types";

/** What a wrong answer says of a key point, as the guide's authors wrote it. */
export interface Contradiction {
  readonly questionNumber: number;
  /** id of the key point, and its statement. */
  readonly keyPoint: string;
  readonly statement: string;
  /** False as it stands. */
  readonly claim: string;
}

/** All contradictions of a guide, in reading order; none where nobody wrote any. */
export function listContradictions({ questions }: Guide): Contradiction[] {
  return questions.flatMap(({ number, details }) =>
    (details?.keyPoints ?? []).flatMap(({ id, statement, contradictions }) =>
      contradictions.map((claim) => ({
        questionNumber: number,
        keyPoint: id,
        statement,
        claim,
      })),
    ),
  );
}
