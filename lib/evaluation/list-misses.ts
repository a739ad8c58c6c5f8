import { answeredGroups } from "./label-queries";
import { holdsAll } from "./measure-search";
import { isExpected, isRight, type Outcome } from "./outcome";

/** What went wrong with a query. */
type MissKind =
  /** Another question came first than the labelled one. */
  | "ranking"
  /** The first question is one a lenient reader accepts. */
  | "also right"
  /** Not every question needed is among the first five. */
  | "not both"
  /** Viva abstained though the guide answers. */
  | "abstained"
  /** Viva answered though the guide does not. */
  | "answered";

/** A query that some measure counts against the product. */
export interface Miss {
  readonly id: string;
  readonly group: string;
  readonly kinds: readonly MissKind[];
  /** As sent. */
  readonly query: string;
  /** As searched; the same but for follow-ups. */
  readonly searched: string;
  readonly expected: readonly number[];
  readonly alsoRight: readonly number[];
  /** The first three found (five where two are needed). */
  readonly found: readonly number[];
  readonly answerable: boolean;
  readonly confidence: number;
}

/** Lists the misses of an evaluation, in the set's order. */
export function listMisses(outcomes: readonly Outcome[]): Miss[] {
  return outcomes.flatMap((outcome) => {
    const kinds = judge(outcome);
    if (kinds.length === 0) return [];
    const { query, searched, ranked, answerable, confidence } = outcome;
    return [
      {
        id: query.id,
        group: query.group,
        kinds,
        query: query.query,
        searched,
        expected: query.expected,
        alsoRight: query.alsoRight,
        found: ranked.slice(0, query.group === "twoQuestions" ? 5 : 3),
        answerable,
        confidence,
      },
    ];
  });
}

function judge(outcome: Outcome): MissKind[] {
  const { query, ranked, answerable } = outcome;
  if (!answeredGroups.has(query.group)) return answerable ? ["answered"] : [];
  const kinds: MissKind[] = [];
  const first = ranked[0] ?? 0;
  if (query.group === "twoQuestions") {
    if (!holdsAll(outcome, 5)) kinds.push("not both");
  } else if (!isRight(query)(first)) kinds.push("ranking");
  else if (query.group === "paraphrase" && !isExpected(query)(first)) kinds.push("also right");
  if (!answerable) kinds.push("abstained");
  return kinds;
}
