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
  const certain = confirmed === "all";
  return (
    <div className="coverage-figure">
      <p className="font-semibold text-lg leading-snug">
        {bandLabels[band]}
        {soFar && " so far"}
      </p>
      <CoverageBar coverage={coverage} range={certain ? undefined : range} />
      <p className="text-muted text-sm">
        {certain ? (
          <>Coverage {round(coverage)} of 100, as you ruled on every point</>
        ) : (
          <>
            Coverage {round(coverage)} of 100, probably between {round(range.low)} and{" "}
            {round(range.high)}
          </>
        )}
      </p>
    </div>
  );
}

function round(value: number): number {
  return Math.round(value);
}
