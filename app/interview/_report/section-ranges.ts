import type { AssessmentView } from "@/lib/interview/interview-view";
import type { ReportQuestion } from "@/lib/interview/report";

/** Where the mean coverage of some answers probably lies. */
export interface MeanRange {
  readonly low: number;
  readonly high: number;
}

/**
 * The range of a mean, by the outer ends of its answers' ranges: wider than it need be, because
 * errors of several answers partly cancel out. What the learner ruled on throughout has no range.
 * @returns undefined where no answer was graded by this grader and version
 */
export function meanRange(
  questions: readonly ReportQuestion[],
  { grader, version }: Pick<AssessmentView, "grader" | "version">,
): MeanRange | undefined {
  const ranges = questions.flatMap(({ outcome, assessment }) => {
    if (outcome !== "assessed" || !assessment) return [];
    if (assessment.grader !== grader || assessment.version !== version) return [];
    const { coverage, range, confirmed } = assessment;
    if (confirmed === "all") return [{ low: coverage, high: coverage }];
    // Rulings on some of the points can lead out of what the grader held for likely.
    return [{ low: Math.min(range.low, coverage), high: Math.max(range.high, coverage) }];
  });
  if (ranges.length === 0) return undefined;
  const mean = (end: keyof MeanRange) =>
    ranges.reduce((sum, range) => sum + range[end], 0) / ranges.length;
  return { low: mean("low"), high: mean("high") };
}
