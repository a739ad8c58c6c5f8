import type { Turn } from "@/lib/retrieval/types";
import type { EvaluationSet } from "./read-set";

/** Which measure a query counts for. */
export type QueryGroup =
  | "paraphrase"
  | "twoQuestions"
  | "multiTurn"
  | "far"
  | "mid"
  | "near"
  | "left";

/** A query with what is right for it. */
export interface LabelledQuery {
  readonly id: string;
  readonly group: QueryGroup;
  readonly query: string;
  readonly history: readonly Turn[];
  /** Numbers that are right; none where the guide has no answer. */
  readonly expected: readonly number[];
  /** Numbers that a lenient reader accepts as well. */
  readonly alsoRight: readonly number[];
}

/** Groups of questions that the guide answers. */
export const answeredGroups: ReadonlySet<QueryGroup> = new Set([
  "paraphrase",
  "twoQuestions",
  "multiTurn",
]);

/** Everything in a set that is searched, in the set's order. */
export function labelQueries(set: EvaluationSet): LabelledQuery[] {
  return [
    ...set.paraphrase.map(({ id, question, expected, also_ok }) =>
      labelled({ id, group: "paraphrase", query: question, expected, alsoRight: also_ok }),
    ),
    ...set.twoQuestions.map(({ id, question, expected }) =>
      labelled({ id, group: "twoQuestions", query: question, expected }),
    ),
    ...set.outOfScope.map(({ id, question, distance }) =>
      labelled({ id, group: distance, query: question, expected: [] }),
    ),
    ...set.multiTurn.map(({ id, first, follow_up, expected, also_ok }) =>
      labelled({
        id,
        group: expected.length > 0 ? "multiTurn" : "left",
        query: follow_up,
        history: [{ role: "user", content: first }],
        expected,
        alsoRight: also_ok,
      }),
    ),
  ];
}

type Partly = Pick<LabelledQuery, "id" | "group" | "query" | "expected"> & Partial<LabelledQuery>;

function labelled(query: Partly): LabelledQuery {
  return { history: [], alsoRight: [], ...query };
}
