import { expect, it } from "vitest";
import { writeReport } from "./write-report";

it("gives every figure with its bound, ratio and goal, and draws the charts", () => {
  const report = writeReport({
    machine: {
      processor: "Test CPU",
      cores: 2,
      memoryGb: 8,
      node: "v20.0.0",
      measuredAt: "2026-01-02T03:04:05.000Z",
    },
    quick: true,
    sections: [
      {
        title: "Latency",
        method: "As said.",
        figures: [
          {
            name: "search p95",
            value: 20,
            unit: "ms",
            bound: { name: "bare p95", value: 10 },
            goal: { of: "ratio", atMost: 1.5 },
          },
        ],
        charts: [
          {
            title: "Time",
            unit: "ms",
            bars: [
              { label: "a", value: 4 },
              { label: "bc", value: 2 },
            ],
          },
        ],
        notes: ["Mind this."],
      },
    ],
  });
  expect(report).toContain(
    "Test CPU, 2 cores, 8 GB, Node v20.0.0, 2026-01-02T03:04:05.000Z (quick",
  );
  expect(report).toContain(
    "| search p95 | 20 ms | 10 ms (bare p95) | 2.00 | ratio ≤ 1.5 | **missed** |",
  );
  expect(report).toContain(`Time\na   ${"█".repeat(32)}  4 ms\nbc  ${"█".repeat(16)}`);
  expect(report).toContain("- Mind this.");
});
