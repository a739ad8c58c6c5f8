import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Measure } from "./outcome";
import { checkThresholds, readThresholds } from "./thresholds";

const measure = (name: string, mean: number): Measure => ({
  name,
  estimate: { mean, low: mean, high: mean, count: 10 },
});

describe("checkThresholds", () => {
  const measures = [measure("a.hit@1", 0.84), measure("c.false abstention", 0.05)];

  it("passes what is at its limit", () => {
    const limits = { atLeast: { "a.hit@1": 0.84 }, atMost: { "c.false abstention": 0.05 } };
    expect(checkThresholds(measures, limits)).toEqual([]);
  });

  it("names what is too low and what is too high", () => {
    const limits = { atLeast: { "a.hit@1": 0.85 }, atMost: { "c.false abstention": 0.04 } };
    expect(checkThresholds(measures, limits)).toEqual([
      { name: "a.hit@1", value: 0.84, limit: 0.85, side: "atLeast" },
      { name: "c.false abstention", value: 0.05, limit: 0.04, side: "atMost" },
    ]);
  });

  it("fails a limit for something that was not measured", () => {
    const limits = { atLeast: { "a.hit@2": 0.5 }, atMost: {} };
    expect(checkThresholds(measures, limits)).toEqual([
      { name: "a.hit@2", value: undefined, limit: 0.5, side: "atLeast" },
    ]);
  });

  it("fails a measure without a value", () => {
    const limits = { atLeast: { empty: 0 }, atMost: {} };
    expect(checkThresholds([measure("empty", Number.NaN)], limits)).toHaveLength(1);
  });
});

describe("readThresholds", () => {
  async function fileWith(content: string): Promise<string> {
    const file = path.join(await mkdtemp(path.join(tmpdir(), "viva-thresholds-")), "limits.json");
    await writeFile(file, content);
    return file;
  }

  it("reads limits on either side, or on one", async () => {
    const file = await fileWith('{"atLeast": {"a.hit@1": 0.8}}');
    expect(await readThresholds(file)).toEqual({ atLeast: { "a.hit@1": 0.8 }, atMost: {} });
  });

  it("names the file that is missing, or is not JSON, or has another form", async () => {
    await expect(readThresholds("/nowhere/limits.json")).rejects.toThrow(
      "/nowhere/limits.json is missing or not JSON.",
    );
    await expect(readThresholds(await fileWith("{"))).rejects.toThrow("missing or not JSON");
    await expect(readThresholds(await fileWith('{"atleast": {}}'))).rejects.toThrow(/atleast/);
  });
});
