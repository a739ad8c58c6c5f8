import { difficulties, type InterviewConfig } from "@/lib/interview/interview-config";
import { countMatches, type Offer } from "./match-questions";

interface DifficultyChoiceProps {
  readonly offers: readonly Offer[];
  readonly config: InterviewConfig;
  readonly onChange: (difficulty: InterviewConfig["difficulty"]) => void;
}

const options = ["any", ...difficulties] as const;

const labels = {
  any: "Any",
  foundation: "Foundation",
  practitioner: "Practitioner",
  advanced: "Advanced",
} as const satisfies Record<InterviewConfig["difficulty"], string>;

/** How hard the questions should be, with how many there are in the chosen sections. */
export function DifficultyChoice({ offers, config, onChange }: DifficultyChoiceProps) {
  return (
    <fieldset>
      <legend className="setup-legend">Difficulty</legend>
      <div className="choice-row">
        {options.map((difficulty) => (
          <label key={difficulty} className="length-option text-[1rem]">
            <input
              type="radio"
              name="difficulty"
              className="sr-only"
              value={difficulty}
              checked={difficulty === config.difficulty}
              onChange={() => onChange(difficulty)}
            />
            {labels[difficulty]} ({countMatches(offers, { ...config, difficulty })})
          </label>
        ))}
      </div>
    </fieldset>
  );
}
