const width = 160;
const height = 40;

/** Coverages over time, 0..100 each, oldest first. The same figures stand beside it as words. */
export function TrendLine({ values }: { readonly values: readonly number[] }) {
  const dots = values.map((value, index) => ({
    x: values.length === 1 ? width / 2 : 4 + (index * (width - 8)) / (values.length - 1),
    y: height - (value / 100) * height,
  }));
  return (
    <svg
      className="trend"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      <line className="trend-frame" x1="0" x2={width} y1={height} y2={height} />
      <line className="trend-frame" x1="0" x2={width} y1="0" y2="0" strokeDasharray="2 4" />
      <polyline className="trend-line" points={dots.map(({ x, y }) => `${x},${y}`).join(" ")} />
      {dots.map(({ x, y }) => (
        <circle key={x} className="trend-dot" cx={x} cy={y} r="3" />
      ))}
    </svg>
  );
}
