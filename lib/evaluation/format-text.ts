import type { Estimate } from "./metrics";

const eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/**
 * A bar of block characters: legible in a terminal and in a Markdown code fence alike.
 * @param share - 0..1; anything else is cut to it, NaN is empty
 * @param width - characters of a full bar; the text is padded to it
 */
export function bar(share: number, width = 24): string {
  const filled = Math.round(Math.min(1, Math.max(0, share || 0)) * width * 8);
  return ("█".repeat(Math.floor(filled / 8)) + (eighths[filled % 8] ?? "")).padEnd(width);
}

/** `0.835`, or `138.2` from 10 on; `–` where there is no value. */
export function formatNumber(value: number | undefined): string {
  if (value === undefined || Number.isNaN(value)) return "–";
  return Math.abs(value) >= 10 ? value.toFixed(1) : value.toFixed(3);
}

/** `[0.785, 0.885]`. */
export function formatInterval({ low, high }: Estimate): string {
  return `[${formatNumber(low)}, ${formatNumber(high)}]`;
}

/**
 * Rows as columns of equal width.
 * @param head - a heading that begins with a space right-aligns its column; by default the first row
 */
export function formatColumns(
  rows: readonly (readonly string[])[],
  head: readonly string[] = rows[0] ?? [],
): string {
  const widths = head.map((_, column) =>
    Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const width = widths[column] ?? 0;
          return head[column]?.startsWith(" ") ? cell.padStart(width) : cell.padEnd(width);
        })
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** A GitHub table; the first row is its head. */
export function formatMarkdownTable(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const line = (cells: readonly string[]) =>
    `| ${cells
      .map((cell) =>
        cell
          .trim()
          .replaceAll("|", "\\|")
          .replace(/\s*\n\s*/g, " / "),
      )
      .join(" | ")} |`;
  const rule = head.map((cell) => (cell.startsWith(" ") ? "---:" : "---"));
  return [line(head), line(rule), ...body.map(line)].join("\n");
}
