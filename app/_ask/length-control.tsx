import { type AnswerLength, answerLengths } from "@/lib/answer/answer-length";

interface LengthControlProps {
  readonly length: AnswerLength;
  readonly onLength: (length: AnswerLength) => void;
}

const labels = {
  brief: "Brief",
  standard: "Standard",
  deep: "Deep",
} as const satisfies Record<AnswerLength, string>;

/** How long the next answer should be. */
export function LengthControl({ length, onLength }: LengthControlProps) {
  return (
    <fieldset className="length-control">
      <legend className="sr-only">Answer length</legend>
      {answerLengths.map((option) => (
        <label key={option} className="length-option">
          <input
            type="radio"
            name="length"
            className="sr-only"
            value={option}
            checked={option === length}
            onChange={() => onLength(option)}
          />
          {labels[option]}
        </label>
      ))}
    </fieldset>
  );
}
