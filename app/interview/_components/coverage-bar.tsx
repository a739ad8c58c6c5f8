interface CoverageBarProps {
  /** 0..100. */
  readonly coverage: number;
  /** Where it probably lies, 0..100 each; left out where it is certain. */
  readonly range?: { readonly low: number; readonly high: number };
}

/** A coverage drawn as a bar, with a line over its range. Says nothing the words beside it do not. */
export function CoverageBar({ coverage, range }: CoverageBarProps) {
  return (
    <svg className="coverage-bar" width="100%" height="14" aria-hidden="true" focusable="false">
      <rect className="coverage-track" y="4" width="100%" height="6" rx="1" />
      <rect className="coverage-fill" y="4" width={`${coverage}%`} height="6" rx="1" />
      {range && (
        <g className="coverage-range">
          <line x1={`${range.low}%`} x2={`${range.high}%`} y1="7" y2="7" />
          <line x1={`${range.low}%`} x2={`${range.low}%`} y1="1" y2="13" />
          <line x1={`${range.high}%`} x2={`${range.high}%`} y1="1" y2="13" />
        </g>
      )}
    </svg>
  );
}
