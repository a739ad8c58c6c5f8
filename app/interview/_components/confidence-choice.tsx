import { confidenceLabels } from "../wording";

interface ConfidenceChoiceProps {
  readonly value: number | undefined;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
}

/** How sure the learner is, before knowing; optional. */
export function ConfidenceChoice({ value, disabled, onChange }: ConfidenceChoiceProps) {
  return (
    <fieldset className="confidence-choice" disabled={disabled}>
      <legend className="eyebrow">How sure are you? (optional)</legend>
      <div className="choice-row">
        {confidenceLabels.map((label, index) => (
          <label key={label} className="length-option">
            <input
              type="radio"
              name="confidence"
              className="sr-only"
              value={index + 1}
              checked={value === index + 1}
              onChange={() => onChange(index + 1)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
