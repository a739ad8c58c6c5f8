import { answerQuestion } from "@/lib/answer/answer-question";
import { collectAnswer } from "@/lib/answer/collect-answer";
import { createEmbeddedModel, embeddedModelId } from "@/lib/answer/embedded-model";
import { neutralEntailment } from "@/lib/entailment/neutral-entailment";
import { search } from "@/lib/retrieval/search";
import type { BenchContext } from "./bench-context";
import type { Figure, Section } from "./figures";
import { createStopwatch } from "./stopwatch";
import { summarizeDurations, timed } from "./timing";
import { type SearchStage, watchEmbedder, watchGeneration } from "./watch-generation";

const quickCount = 40;
const stages = [
  "embed",
  "vector",
  "lexical",
  "fuse + rank",
  "answer: embed",
  "answer: compose",
] as const;
type Stage = (typeof stages)[number];

/**
 * Searches every question once with an empty cache, in turn with the bare embedding call and, for
 * the split, with a search whose legs are timed.
 */
export async function measureLatency(context: BenchContext): Promise<Section> {
  const { generation, bareModel, quick, set, signal } = context;
  const questions = set.paraphrase.map(({ question }) => question);
  const measured = quick ? questions.slice(0, quickCount) : questions;
  const bare: number[] = [];
  const searches: number[] = [];
  const byStage = new Map<Stage, number[]>(stages.map((stage) => [stage, []]));
  const plain = context.openEmbedder();
  const runSplit = createSplit(context);
  const arms = (query: string) => [
    async () => bare.push((await timed(() => bareModel.run([query]))).durationMs),
    async () => {
      const { durationMs } = await timed(() => search({ query }, generation, { embedder: plain }));
      searches.push(durationMs);
    },
    async () => {
      for (const [stage, durationMs] of await runSplit(query)) byStage.get(stage)?.push(durationMs);
    },
  ];
  await warmUp(context, arms);
  for (const list of [bare, searches, ...byStage.values()]) list.length = 0;
  for (const [turn, query] of measured.entries()) {
    signal.throwIfAborted();
    const order = arms(query);
    // Each arm goes first as often as the others: the first finds the processor's caches cold.
    for (let at = 0; at < order.length; at += 1) await order[(turn + at) % order.length]?.();
  }
  return toSection({ bare, searches, byStage });
}

/** Another set's questions, so that no measured one is known to anything. */
async function warmUp(
  { set }: BenchContext,
  arms: (query: string) => (() => Promise<unknown>)[],
): Promise<void> {
  for (const { question } of set.twoQuestions.slice(0, 20)) {
    for (const run of arms(question)) await run();
  }
}

/** A search with its legs timed, and the quoted answer after it. */
function createSplit(context: BenchContext): (query: string) => Promise<Map<Stage, number>> {
  const stopwatch = createStopwatch<SearchStage>();
  const dependencies = {
    generation: watchGeneration(context.generation, stopwatch),
    embedder: watchEmbedder(context.openEmbedder(), stopwatch),
    entailment: neutralEntailment,
    embeddedModel: createEmbeddedModel(),
    llm: undefined,
    answerModel: embeddedModelId,
    firstTokenTimeoutMs: context.config.firstTokenTimeoutMs,
    idleTimeoutMs: context.config.idleTimeoutMs,
    unsupported: "mark" as const,
    onError: (error: unknown) => {
      throw error;
    },
  };
  return async (query) => {
    const request = { question: query, history: [], signal: context.signal };
    const found = await timed(() =>
      answerQuestion({ ...request, length: "standard" }, dependencies),
    );
    const times = stopwatch.read();
    const answer = await timed(() => collectAnswer(found.result));
    const answerEmbedMs = stopwatch.read().get("embed") ?? 0;
    const legs = (["embed", "vector", "lexical"] as const).map((stage): [Stage, number] => [
      stage,
      times.get(stage) ?? 0,
    ]);
    const rest = legs.reduce((left, [, durationMs]) => left - durationMs, found.durationMs);
    const split = new Map<Stage, number>([...legs, ["fuse + rank", rest]]);
    if (answer.result.metadata?.answerable) {
      split.set("answer: embed", answerEmbedMs);
      split.set("answer: compose", answer.durationMs - answerEmbedMs);
    }
    return split;
  };
}

interface Measured {
  readonly bare: readonly number[];
  readonly searches: readonly number[];
  readonly byStage: ReadonlyMap<Stage, readonly number[]>;
}

function toSection({ bare, searches, byStage }: Measured): Section {
  const bound = summarizeDurations(bare);
  const whole = summarizeDurations(searches);
  const against = (which: "p50" | "p95") => ({
    name: `bare embedding ${which}`,
    value: bound[which],
  });
  const split = [...byStage].map(([stage, durations]) => ({
    stage,
    ...summarizeDurations(durations),
  }));
  const figure = (name: string, value: number, which: "p50" | "p95"): Figure => ({
    name: `${name} ${which}`,
    value,
    unit: "ms",
    bound: against(which),
  });
  return {
    title: "Query latency",
    method: `${whole.count} different questions, warm, empty cache; each searched in turn with the bare call of the embedding model on the same words and the same worker, in rotating order. “fuse + rank” is what remains of a search after its legs; “answer” is the quoted answer: the embedding calls it makes for parts of the question, and choosing, writing and verifying the sentences.`,
    figures: [
      figure("search", whole.p50, "p50"),
      { ...figure("search", whole.p95, "p95"), goal: { of: "ratio", atMost: 1.5 } },
      ...split.flatMap(({ stage, p50, p95 }) => [
        figure(stage, p50, "p50"),
        figure(stage, p95, "p95"),
      ]),
    ],
    charts: [
      {
        title: "Where the time of a question goes (p50)",
        unit: "ms",
        bars: split.map(({ stage, p50 }) => ({ label: stage, value: p50 })),
      },
    ],
  };
}
