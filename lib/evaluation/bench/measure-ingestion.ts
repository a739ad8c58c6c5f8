import { cp, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Embedder } from "@/lib/embedding/embedder";
import { ingest } from "@/lib/index/ingest";
import type { ModelWorker } from "@/lib/model-worker/model-worker";
import {
  defaultGuideSource,
  everydayWordsFile,
  openTokenCounter,
  outsideQuestionsFile,
} from "@/lib/runtime";
import type { BenchContext } from "./bench-context";
import type { Section } from "./figures";
import { timed } from "./timing";

/** Batches of the bare model, texts each; the fastest is the bound. */
const bareBatchSizes = [4, 16] as const;
const quickQuestionCount = 8;

/**
 * Ingests the guide into a fresh folder. Before or after every step, in turn, the bare model embeds
 * the same texts, and that time is taken out of the ingest's.
 */
export async function measureIngestion(context: BenchContext): Promise<Section> {
  const folder = await mkdtemp(path.join(tmpdir(), "viva-bench-"));
  try {
    const source = await chooseSource(context, folder);
    const { countTokens } = await openTokenCounter(context.config);
    const embedder = context.openEmbedder();
    const { paced, bareMs } = paceWithBareModel(embedder, context.bareModel);
    await context.bareModel.run(["warm", "up"]);
    const { result, durationMs } = await timed(() =>
      ingest({
        source,
        outsideFile: outsideQuestionsFile(context.config),
        everydayFile: everydayWordsFile(context.config),
        dataDir: folder,
        embedder: paced,
        countTokens,
        force: false,
        signal: context.signal,
      }),
    );
    return toSection(result.textsEmbedded, durationMs, bareMs());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The whole guide, or for a quick run its first questions. */
async function chooseSource({ config, quick }: BenchContext, folder: string): Promise<string> {
  const whole = defaultGuideSource(config);
  if (!quick) return whole;
  const part = path.join(folder, "guide");
  const names = (await readdir(whole)).sort().slice(0, quickQuestionCount);
  for (const name of names) await cp(path.join(whole, name), path.join(part, name));
  return part;
}

/** An embedder whose every call is accompanied by the bare model's on the same texts. */
function paceWithBareModel(embedder: Embedder, bareModel: Pick<ModelWorker, "run">) {
  const total = new Map<number, number>(bareBatchSizes.map((size) => [size, 0]));
  let turn = 0;
  const runBare = async (texts: readonly string[]) => {
    // Shortest first wastes least padding: without it the bound would be too easy.
    const sorted = [...texts].sort((a, b) => a.length - b.length);
    for (const size of turn % 2 === 0 ? bareBatchSizes : bareBatchSizes.toReversed()) {
      const { durationMs } = await timed(async () => {
        for (let at = 0; at < sorted.length; at += size) {
          await bareModel.run(sorted.slice(at, at + size));
        }
      });
      total.set(size, (total.get(size) ?? 0) + durationMs);
    }
  };
  const paced: Embedder = {
    ...embedder,
    async embed(texts, options) {
      turn += 1;
      if (turn % 2 === 0) await runBare(texts);
      const vectors = await embedder.embed(texts, options);
      if (turn % 2 === 1) await runBare(texts);
      return vectors;
    },
  };
  return { paced, bareMs: (): ReadonlyMap<number, number> => total };
}

function toSection(texts: number, wholeMs: number, bareMs: ReadonlyMap<number, number>): Section {
  const ingestMs = [...bareMs.values()].reduce((left, durationMs) => left - durationMs, wholeMs);
  const perSecond = (durationMs: number) => (texts / durationMs) * 1000;
  const rates = [...bareMs].map(([size, durationMs]) => ({ size, rate: perSecond(durationMs) }));
  const best = rates.reduce((a, b) => (b.rate > a.rate ? b : a));
  return {
    title: "Ingestion",
    method: `${texts} texts of the guide into a fresh folder, the files read, split, embedded, indexed and written. The bare model embeds the same texts at every step of the same run, shortest first, in batches of ${bareBatchSizes.join(" and of ")}; the faster is the bound.`,
    figures: [
      {
        name: "ingest",
        value: perSecond(ingestMs),
        unit: "texts/s",
        bound: { name: `bare model, batches of ${best.size}`, value: best.rate },
        goal: { of: "ratio", atLeast: 0.8 },
      },
      { name: "ingest, whole", value: ingestMs / 1000, unit: "s" },
    ],
    charts: [
      {
        title: "Texts a second",
        unit: "texts/s",
        bars: [
          { label: "ingest", value: perSecond(ingestMs) },
          ...rates.map(({ size, rate }) => ({ label: `bare, batches of ${size}`, value: rate })),
        ],
      },
    ],
  };
}
