import { type InterviewMode, interviewModes } from "@/lib/interview/interview-config";
import { modeLabels } from "../wording";

interface ModeChoiceProps {
  readonly mode: InterviewMode;
  readonly onChange: (mode: InterviewMode) => void;
}

const explanations = {
  coach: "Three hints on request for each answer, and after it what it covered and what it left.",
  real: "As in an interview: no hints, and no feedback before the report.",
} as const satisfies Record<InterviewMode, string>;

export function ModeChoice({ mode, onChange }: ModeChoiceProps) {
  return (
    <fieldset>
      <legend className="setup-legend">Mode</legend>
      {interviewModes.map((option) => (
        <label key={option} className="mode-option">
          <input
            type="radio"
            name="mode"
            value={option}
            checked={option === mode}
            onChange={() => onChange(option)}
          />
          <span>
            <span className="font-medium">{modeLabels[option]}</span>
            <span className="block text-muted">{explanations[option]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
