import { describe, expect, it } from "vitest";
import { bar, formatColumns, formatMarkdownTable, formatNumber } from "./format-text";

describe("bar", () => {
  it("fills by eighths of a character and pads to its width", () => {
    // 0.5 of 4 characters is 2; 0.28125 is 1 and an eighth.
    expect(bar(0.5, 4)).toBe("██  ");
    expect(bar(0.28125, 4)).toBe("█▏  ");
    expect(bar(2, 4)).toBe("████");
    expect(bar(Number.NaN, 4)).toBe("    ");
  });
});

describe("formatColumns", () => {
  it("aligns numbers right where the heading asks for it", () => {
    const rows = [
      ["name", " n"],
      ["a", "7"],
      ["longer", "12"],
    ];
    expect(formatColumns(rows)).toBe("name     n\na        7\nlonger  12");
  });
});

describe("formatMarkdownTable", () => {
  it("keeps cells in their row", () => {
    const table = formatMarkdownTable([
      ["text", " n"],
      ["a|b\nc", "1"],
    ]);
    expect(table).toBe("| text | n |\n| --- | ---: |\n| a\\|b / c | 1 |");
  });
});

describe("formatNumber", () => {
  it("shows three digits of a share and one of a count", () => {
    expect([0.83512, 138.24, Number.NaN, undefined].map(formatNumber)).toEqual([
      "0.835",
      "138.2",
      "–",
      "–",
    ]);
  });
});
