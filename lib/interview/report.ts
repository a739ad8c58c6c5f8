import type { Reason } from "./events";
import type { InterviewConfig } from "./interview-config";
import type {
  AssessmentView,
  CoverageByGrader,
  HintView,
  PointView,
  TurnView,
} from "./interview-view";

/** What an ended interview amounts to; body of GET /api/interviews/<id>/report under `report`. */
export interface Report {
  readonly id: string;
  readonly createdAt: string;
  readonly endedAt: string;
  readonly how: "completed" | "early";
  readonly config: InterviewConfig;
  readonly planned: number;
  readonly activeMs: number;
  /** Over the graded answers, one entry for each grader and version. */
  readonly coverage: readonly CoverageByGrader[];
  readonly questions: readonly ReportQuestion[];
  /** The chart: one row a section asked, in the guide's order. */
  readonly sections: readonly ReportSection[];
  /** Passages of the points not covered, weightiest first, one entry a passage. */
  readonly readNext: readonly ReadNext[];
}

export interface ReportQuestion {
  readonly position: number;
  readonly questionNumber: number;
  readonly question: string;
  readonly section: string;
  readonly reason: Reason;
  readonly outcome: "assessed" | "ungraded" | "skipped" | "unanswered";
  readonly turns: readonly TurnView[];
  readonly hints: readonly HintView[];
  readonly answerMs: number;
  readonly assessment?: AssessmentView;
  /** Self-rated confidence against the result; only with both. */
  readonly calibration?: {
    /** 1..5. */
    readonly confidence: number;
    /** 0..100. */
    readonly coverage: number;
    readonly verdict: "surer-than-covered" | "in-line" | "less-sure-than-covered";
  };
  /** The guide's page; left out where the guide no longer has the question. */
  readonly url?: string;
}

export interface ReportSection {
  readonly section: string;
  readonly asked: number;
  readonly answered: number;
  readonly coverage: readonly CoverageByGrader[];
}

export interface ReadNext {
  readonly questionNumber: number;
  readonly question: string;
  readonly section: string;
  /** The missing points that stand in the passage. */
  readonly points: readonly Pick<PointView, "id" | "text" | "weight">[];
  readonly passageId: string;
  readonly url: string;
}
