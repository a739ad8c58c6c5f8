import type { Span } from "@/lib/guide/markdown";
import type { GradedPoint, GradeFlag, PointVerdict, Rubric, RubricPoint } from "../grade";
import { findQuote } from "./find-quote";
import { clearPoint } from "./grade-parts";
import type { Judgement } from "./grading-prompt";

/** The same words carry this many points at most; a model that quotes them for all of them errs. */
const maxPointsPerQuote = 3;

export interface CombineOptions {
  readonly rubric: Rubric;
  readonly answer: string;
  /** Stretches that are no evidence: the question again, bare terms, words to the grader. */
  readonly aside: readonly Span[];
  /** One list a run of the model. */
  readonly runs: readonly (readonly Judgement[])[];
}

interface Checked {
  readonly verdict: PointVerdict;
  readonly evidence?: string;
}

/**
 * Verdicts on each point from a language model's runs. A verdict holds when its quote stands in the
 * answer, and when all runs give it; where they differ the point is `unsure`.
 */
export function combineJudgements({ rubric, answer, aside, runs }: CombineOptions): {
  readonly points: GradedPoint[];
  readonly flags: GradeFlag[];
} {
  const flags = new Set<GradeFlag>();
  const checkedRuns = runs.map((run) => checkRun(run, rubric.points.length));
  const points = rubric.points.map((point, at): GradedPoint => {
    const [first, ...others] = checkedRuns.flatMap((run) => run.slice(at, at + 1));
    if (!first) return clearPoint(point);
    if (others.every(({ verdict }) => verdict === first.verdict)) {
      return toPoint(point, first);
    }
    flags.add("runs-disagree");
    const evidence = [first, ...others].find((entry) => entry.evidence)?.evidence;
    return toPoint(point, { verdict: "unsure", evidence });
  });
  if (points.some(({ verdict }) => verdict === "contradicted")) flags.add("contradiction");
  return { points, flags: [...flags] };

  function checkRun(run: readonly Judgement[], count: number): Checked[] {
    const uses = new Map<string, number>();
    return Array.from({ length: count }, (_, at): Checked => {
      const judgement = run.find(({ n }) => n === at + 1);
      if (!judgement || judgement.verdict === "missing") return { verdict: "missing" };
      const span = findQuote(answer, judgement.quote ?? "");
      if (!span) {
        flags.add("quote-not-found");
        return { verdict: "missing" };
      }
      if (aside.some(({ start, end }) => span.start < end && span.end > start)) {
        return { verdict: "missing" };
      }
      const evidence = answer.slice(span.start, span.end);
      const use = (uses.get(evidence) ?? 0) + 1;
      uses.set(evidence, use);
      const verdict =
        judgement.verdict === "covered" && use > maxPointsPerQuote ? "unsure" : judgement.verdict;
      return { verdict, evidence };
    });
  }
}

function toPoint(point: RubricPoint, { verdict, evidence }: Checked): GradedPoint {
  if (verdict === "missing" || evidence === undefined) return clearPoint(point);
  return { ...clearPoint(point), verdict, evidence };
}
