import { readFile } from "node:fs/promises";
import { z } from "zod";
import { VivaError } from "@/lib/errors";
import type { Measure } from "./outcome";

const limits = z.record(z.string(), z.number());
const sides = {
  /** Measures that must reach a value. */
  atLeast: limits.default({}),
  /** Measures that must stay at or under a value. */
  atMost: limits.default({}),
};
const schema = z.strictObject({
  ...sides,
  /** The same for what `--checking` measures, which is a run of its own. */
  checking: z.strictObject(sides).optional(),
});

type ThresholdsFile = z.output<typeof schema>;
/** Limits by the measures' names. */
export type Thresholds = Omit<ThresholdsFile, "checking">;

/** A measure on the wrong side of its limit; `value` is undefined where nothing was measured. */
export interface ThresholdFailure {
  readonly name: string;
  readonly value: number | undefined;
  readonly limit: number;
  readonly side: "atLeast" | "atMost";
}

/** Floating-point sums of equal shares may differ in their last digit. */
const tolerance = 1e-9;

/** @throws {VivaError} `bad-request`, naming the file, when it is missing or of another form */
export async function readThresholds(file: string): Promise<ThresholdsFile> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw new VivaError("bad-request", `${file} is missing or not JSON.`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new VivaError("bad-request", `${file}: ${z.prettifyError(parsed.error)}`);
}

/** Compares means with limits. A limit for a measure that was not taken fails: it guards nothing. */
export function checkThresholds(
  measures: readonly Measure[],
  { atLeast, atMost }: Thresholds,
): ThresholdFailure[] {
  const values = new Map(measures.map(({ name, estimate }) => [name, estimate.mean]));
  const failures = (
    side: ThresholdFailure["side"],
    wanted: Readonly<Record<string, number>>,
    isMet: (value: number, limit: number) => boolean,
  ) =>
    Object.entries(wanted).flatMap(([name, limit]): ThresholdFailure[] => {
      const value = values.get(name);
      return value !== undefined && isMet(value, limit) ? [] : [{ name, value, limit, side }];
    });
  return [
    ...failures("atLeast", atLeast, (value, limit) => value >= limit - tolerance),
    ...failures("atMost", atMost, (value, limit) => value <= limit + tolerance),
  ];
}
