import { type Ruling, rulings } from "@/lib/interview/commands";

interface RulingChoiceProps {
  readonly name: string;
  /** The point's words. */
  readonly about: string;
  readonly ruling: Ruling | undefined;
  readonly busy: boolean;
  readonly onRule: (verdict: Ruling) => void;
}

const labels = {
  covered: "Covered",
  missing: "Missing",
  contradicted: "Contradicts",
} as const satisfies Record<Ruling, string>;

/** The learner's word on a point: it counts more than the grader's. */
export function RulingChoice({ name, about, ruling, busy, onRule }: RulingChoiceProps) {
  return (
    <fieldset className="ruling-choice">
      <legend className="sr-only">Your ruling: {about}</legend>
      <span aria-hidden="true" className="text-muted text-sm">
        Your ruling
      </span>
      {rulings.map((option) => (
        <label key={option} className="length-option">
          <input
            type="radio"
            className="sr-only"
            name={name}
            value={option}
            checked={option === ruling}
            aria-disabled={busy}
            onChange={() => {
              if (!busy) onRule(option);
            }}
          />
          {labels[option]}
        </label>
      ))}
    </fieldset>
  );
}
