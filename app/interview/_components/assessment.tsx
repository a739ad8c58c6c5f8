import type { Command, Ruling } from "@/lib/interview/commands";
import type { AssessmentView, PointView } from "@/lib/interview/interview-view";
import { flagSentences, graderName, plural } from "../wording";
import { CoverageFigure } from "./coverage-figure";
import { PointRow } from "./point-row";

/** Sends the learner's rulings on points. */
export type Rule = (points: Extract<Command, { type: "confirm-points" }>["points"]) => void;

interface AssessmentProps {
  readonly assessment: AssessmentView;
  /** Where in the interview it stands; sets the controls of two questions apart. */
  readonly position: number;
  /** Left out where nothing can be ruled on now. */
  readonly onRule?: Rule;
  readonly busy?: boolean;
}

/** What an answer covers, point by point, with the words it rests on. */
export function Assessment({ assessment, position, onRule, busy = false }: AssessmentProps) {
  const { graded, reason, points, hiddenPoints, flags, grader } = assessment;
  const confirmable = points.filter(isConfirmable);
  return (
    <>
      {graded ? (
        <CoverageFigure assessment={assessment} soFar={hiddenPoints > 0} />
      ) : (
        <p>Not graded. {reason}</p>
      )}
      {flags.length > 0 && (
        <ul className="assessment-notes">
          {flags.map((flag) => (
            <li key={flag}>{flagSentences[flag]}</li>
          ))}
        </ul>
      )}
      {points.length > 0 && (
        <ul className="point-list" aria-label="Points of the guide">
          {points.map((point) => (
            <PointRow
              key={point.id}
              point={point}
              position={position}
              busy={busy}
              onRule={onRule && ((verdict) => onRule([{ pointId: point.id, verdict }]))}
            />
          ))}
        </ul>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        {onRule && hiddenPoints === 0 && confirmable.length > 0 && (
          <button
            type="button"
            className="button"
            disabled={busy}
            onClick={() => onRule(confirmable.map(confirmed))}
          >
            Confirm {confirmable.length === points.length ? "all" : "the rest"} as shown
          </button>
        )}
        <p className="text-muted text-sm">
          {hiddenPoints > 0 &&
            `${plural(hiddenPoints, "point is", "points are")} held back while there is a follow-up to answer. `}
          {confirmationWords(assessment)} Graded by {graderName(grader)}.
        </p>
      </div>
    </>
  );
}

type Confirmable = PointView & { readonly verdict: Ruling };

/** "Cannot tell" is nothing to confirm: the learner has to say. */
function isConfirmable(point: PointView): point is Confirmable {
  return point.ruling === undefined && point.verdict !== "unsure";
}

function confirmed({ id, verdict }: Confirmable): { pointId: string; verdict: Ruling } {
  return { pointId: id, verdict };
}

function confirmationWords({ confirmed: state, points }: AssessmentView): string {
  if (state === "all") return "You ruled on every point.";
  const open = points.some(({ verdict, ruling }) => verdict === "unsure" && !ruling);
  const ruled = state === "some" ? "You ruled on some of the points. " : "";
  return open ? `${ruled}What reads “cannot tell” waits for your own ruling.` : ruled.trim();
}
