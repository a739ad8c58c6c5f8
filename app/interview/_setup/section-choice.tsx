import { useState } from "react";
import { plural } from "../wording";
import type { Offer } from "./match-questions";

interface SectionChoiceProps {
  readonly offers: readonly Offer[];
  /** None means all. */
  readonly chosen: readonly string[];
  readonly onChange: (sections: readonly string[]) => void;
}

/** Which sections of the guide to ask about. */
export function SectionChoice({ offers, chosen, onChange }: SectionChoiceProps) {
  const [open, setOpen] = useState(false);
  const counts = new Map<string, number>();
  for (const { section, count } of offers) {
    counts.set(section, (counts.get(section) ?? 0) + count);
  }
  const toggle = (section: string) =>
    onChange(
      chosen.includes(section)
        ? chosen.filter((entry) => entry !== section)
        : [...counts.keys()].filter((entry) => entry === section || chosen.includes(entry)),
    );
  return (
    <fieldset>
      <legend className="setup-legend">Sections</legend>
      <label className="check-option">
        <input
          type="checkbox"
          checked={chosen.length === 0}
          aria-disabled={chosen.length === 0}
          onChange={() => onChange([])}
        />
        All {counts.size} sections
      </label>
      <details
        className="group"
        open={open || chosen.length > 0}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary className="link inline-flex min-h-11 items-center">
          {chosen.length === 0
            ? "Choose sections"
            : `${plural(chosen.length, "section")} of ${counts.size} chosen`}
        </summary>
        <div className="section-choices">
          {[...counts].map(([section, count]) => (
            <label key={section} className="check-option">
              <input
                type="checkbox"
                name="sections"
                value={section}
                checked={chosen.includes(section)}
                onChange={() => toggle(section)}
              />
              <span>
                {section} <span className="text-muted text-sm">({count})</span>
              </span>
            </label>
          ))}
        </div>
      </details>
    </fieldset>
  );
}
