import type { BenchContext } from "./bench-context";
import type { Section } from "./figures";
import { measureLatency } from "./measure-latency";

/** Parts of the benchmark by the name `--only` takes, in the order they run. */
export const sections = {
  latency: measureLatency,
} as const satisfies Record<string, (context: BenchContext) => Promise<Section>>;

export type SectionName = keyof typeof sections;
