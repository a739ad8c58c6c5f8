import { useId, useState } from "react";

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  /** The least is 1. */
  readonly max: number;
  readonly hint?: string;
  /** Called with whole numbers in bounds only. */
  readonly onChange: (value: number) => void;
}

/** A whole number; what is out of bounds can be typed, but goes no further. */
export function NumberField({ label, value, max, hint, onChange }: NumberFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  return (
    <div>
      <label htmlFor={id} className="setup-legend block">
        {label}
      </label>
      <input
        id={id}
        type="number"
        className="number-field"
        inputMode="numeric"
        required
        min={1}
        max={max}
        value={typed ?? value}
        aria-describedby={hint && `${id}-hint`}
        onChange={(event) => {
          const number = event.target.valueAsNumber;
          const fits = Number.isInteger(number) && number >= 1 && number <= max;
          setTyped(fits ? undefined : event.target.value);
          if (fits) onChange(number);
        }}
      />
      {hint && (
        <p id={`${id}-hint`} className="mt-1 text-muted text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}
