import type { Chart } from "./figures";
import { formatNumber } from "./format-number";

const barWidth = 32;

/** Draws horizontal bars, the largest value as wide as the chart; any positive value is visible. */
export function drawChart({ title, unit, bars }: Chart): string {
  const largest = Math.max(0, ...bars.map(({ value }) => value));
  const labelWidth = Math.max(0, ...bars.map(({ label }) => label.length));
  const lines = bars.map(({ label, value }) => {
    const share = largest > 0 ? Math.max(0, value) / largest : 0;
    const filled = value > 0 ? Math.max(1, Math.round(share * barWidth)) : 0;
    return `${label.padEnd(labelWidth)}  ${"█".repeat(filled).padEnd(barWidth)}  ${formatNumber(value)} ${unit}`.trimEnd();
  });
  return [title, ...lines].join("\n");
}
