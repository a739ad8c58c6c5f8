import { Check, CircleHelp, Minus, TriangleAlert } from "lucide-react";
import { PassageLink } from "@/app/components/passage-link";
import type { Ruling } from "@/lib/interview/commands";
import type { PointVerdict } from "@/lib/interview/grade";
import type { PointView } from "@/lib/interview/interview-view";
import { verdictLabels, weightLabels } from "../wording";
import { RulingChoice } from "./ruling-choice";

interface PointRowProps {
  readonly point: PointView;
  readonly position: number;
  readonly busy: boolean;
  readonly onRule?: (verdict: Ruling) => void;
}

const icons = {
  covered: Check,
  unsure: CircleHelp,
  missing: Minus,
  contradicted: TriangleAlert,
} as const satisfies Record<PointVerdict, typeof Check>;

/** One point of the guide beside the answer's own words about it. */
export function PointRow({ point, position, busy, onRule }: PointRowProps) {
  const { id, text, weight, verdict, graderVerdict, ruling, evidence, url } = point;
  const Icon = icons[verdict];
  return (
    <li className="point" data-verdict={verdict}>
      <p className="point-verdict">
        <Icon aria-hidden="true" size={16} className="flex-none" />
        {ruling ? `${rulingWords[ruling]}, you ruled` : verdictLabels[verdict]}
        <span className="badge">{weightLabels[weight]}</span>
        {ruling && graderVerdict !== ruling && (
          <span className="font-normal text-muted">
            Grader: {verdictLabels[graderVerdict].toLowerCase()}
          </span>
        )}
      </p>
      <div className="point-sides">
        <div>
          <p className="font-serif text-[1.0625rem] leading-snug">{text}</p>
          {url && (
            <p className="mt-1 text-sm">
              <PassageLink href={url} about={text} />
            </p>
          )}
        </div>
        <div className="text-[0.9375rem]">
          {evidence ? (
            <>
              <p className="eyebrow">Your words</p>
              <blockquote className="point-evidence">{evidence}</blockquote>
            </>
          ) : (
            <p className="text-muted">
              {verdict === "covered" ? "No words of yours to show" : "No words about it found"}
            </p>
          )}
          {point.misconception && (
            <p className="mt-2">
              <span className="text-muted">They may say: </span>
              {point.misconception}
            </p>
          )}
          {point.correction && (
            <p className="mt-1">
              <span className="text-muted">The guide says: </span>
              {point.correction}
            </p>
          )}
          {onRule && (
            <RulingChoice
              name={`ruling-${position}-${id}`}
              about={text}
              ruling={ruling}
              busy={busy}
              onRule={onRule}
            />
          )}
        </div>
      </div>
    </li>
  );
}

const rulingWords = {
  covered: "Covered",
  missing: "Missing",
  contradicted: "Contradicted",
} as const satisfies Record<Ruling, string>;
