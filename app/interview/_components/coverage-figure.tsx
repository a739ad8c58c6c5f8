import type { AssessmentView } from "@/lib/interview/interview-view";
import { bandLabels } from "../wording";
import { CoverageBar } from "./coverage-bar";

interface CoverageFigureProps {
  readonly assessment: Pick<AssessmentView, "band" | "coverage" | "range" | "confirmed">;
  /** Whether points still held back could change it. */
  readonly soFar?: boolean;
}

/** How much of the guide's points an answer covers: in words, in figures with their range, drawn. */
export function CoverageFigure({ assessment, soFar = false }: CoverageFigureProps) {
  const { band, coverage, range, confirmed } = assessment;
  return (
    <div className="coverage-figure">
      <p className="font-semibold text-lg leading-snug">
        {bandLabels[band]}
        {soFar && " so far"}
      </p>
      <CoverageBar coverage={coverage} range={confirmed === "none" ? range : undefined} />
      <p className="text-muted text-sm">
        Coverage {Math.round(coverage)} of 100{rangeWords[confirmed](range)}
      </p>
    </div>
  );
}

const rangeWords = {
  none: (range) => `, probably ${between(range)}`,
  some: (range) => ` with your rulings; the grader alone put it ${between(range)}`,
  all: () => ", as you ruled on every point",
} as const satisfies Record<
  AssessmentView["confirmed"],
  (range: AssessmentView["range"]) => string
>;

function between({ low, high }: AssessmentView["range"]): string {
  return `between ${Math.round(low)} and ${Math.round(high)}`;
}
