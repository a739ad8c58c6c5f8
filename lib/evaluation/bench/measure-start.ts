import { z } from "zod";
import type { BenchContext } from "./bench-context";
import type { Figure, Section } from "./figures";
import { runNode } from "./run-node";
import { percentile } from "./timing";

const rounds = { quick: 3, full: 7 } as const;

/** What a started process says of itself, one JSON line: after its first result and at its end. */
const startReportSchema = z.object({
  /** Resident memory, bytes. */
  rssBytes: z.number(),
});

/** How the measured program is started: as the product, or as the bare model alone. */
export type StartMode = "product" | "bare";

interface Start {
  readonly firstMs: number;
  readonly loadedMb: number;
  readonly laterMb: number;
}

/**
 * Starts a process that answers one search, in turn with one that only loads the model and embeds
 * one text, and reads their memory.
 * @param script - the program for a process; it takes a `StartMode`
 */
export async function measureStart(context: BenchContext, script: string): Promise<Section> {
  const product: Start[] = [];
  const bare: Start[] = [];
  for (let round = 0; round < rounds[context.quick ? "quick" : "full"]; round += 1) {
    bare.push(await startOnce(context, script, "bare"));
    product.push(await startOnce(context, script, "product"));
  }
  const median = (starts: readonly Start[], key: keyof Start) =>
    percentile(
      starts.map((start) => start[key]),
      0.5,
    );
  const figure = (name: string, unit: string, key: keyof Start): Figure => ({
    name,
    unit,
    value: median(product, key),
    bound: { name: "bare model", value: median(bare, key) },
  });
  return {
    title: "Cold start and memory",
    method: `Medians of ${product.length} processes: started until the first search is answered (TypeScript compiled from cache, files in the page cache), and resident memory then and after 500 searches of different words. The bound is a process that loads only the model and embeds the same number of texts.`,
    figures: [
      figure("start to first search", "ms", "firstMs"),
      figure("memory after the first search", "MB", "loadedMb"),
      figure("memory after 500 searches", "MB", "laterMb"),
    ],
    charts: [
      {
        title: "Start to first result",
        unit: "ms",
        bars: [
          { label: "product", value: median(product, "firstMs") },
          { label: "bare model", value: median(bare, "firstMs") },
        ],
      },
    ],
  };
}

async function startOnce(
  { config, env, signal }: BenchContext,
  script: string,
  mode: StartMode,
): Promise<Start> {
  const startedAt = performance.now();
  const started = runNode({ script, args: [mode], cwd: config.projectDir, env, signal });
  const readMb = async () =>
    startReportSchema.parse(JSON.parse(await started.nextLine())).rssBytes / 2 ** 20;
  try {
    const loadedMb = await readMb();
    const firstMs = performance.now() - startedAt;
    return { firstMs, loadedMb, laterMb: await readMb() };
  } finally {
    await started.stop();
  }
}
