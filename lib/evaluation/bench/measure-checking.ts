import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createAnswerChecker } from "@/lib/answer/checking/answer-checker";
import { evidenceOf } from "@/lib/answer/checking/evidence";
import { readWrittenClaims } from "@/lib/answer/checking/written-claims";
import type { Source } from "@/lib/answer/message";
import { createMarkerNormalizer } from "@/lib/answer/normalize-markers";
import { readOutputs, type ScriptedOutput } from "@/lib/evaluation/checking/read-outputs";
import { openEntailmentModel } from "@/lib/runtime";
import type { BenchContext } from "./bench-context";
import type { Section } from "./figures";
import { summarizeDurations, timed } from "./timing";

const answerWords = 300;
const wordsPerSecond = 100;
const answerCount = { quick: 5, full: 20 } as const;
const goalMs = 100;

interface LongAnswer {
  readonly text: string;
  readonly sources: readonly Source[];
}

/** Streams answers of 300 words at a fast model's pace and times what the check adds after the end. */
export async function measureChecking(context: BenchContext): Promise<Section> {
  const { generation, openEmbedder, quick } = context;
  const embedder = openEmbedder();
  const outputs = await readOutputs(
    path.join("scripts", "eval", "checking", "outputs.jsonl"),
    generation,
  );
  const entailment = openEntailmentModel(context.config);
  const answers = joinOutputs(outputs).slice(0, quick ? answerCount.quick : answerCount.full);
  const embed = async (text: string) => {
    const [vector] = await embedder.embed([text]);
    if (!vector) throw new RangeError("the embedder gave no vector");
    return vector;
  };
  const durations: number[] = [];
  let sentences = 0;
  // As after the first answer of a server.
  await embed("warm");
  await entailment.judge([{ premise: "warm", claim: "warm" }]);
  for (const { id } of generation.content.passages) {
    evidenceOf(generation, id);
    readWrittenClaims(generation, id);
  }
  for (const { text, sources } of answers) {
    const normalizer = createMarkerNormalizer(new Set(sources.map(({ n }) => n)));
    const checker = createAnswerChecker({
      sources,
      generation,
      embed,
      entail: entailment.judge,
      onError: (error) => {
        throw error;
      },
    });
    for (const word of text.match(/\S+\s*/g) ?? []) {
      checker.push(normalizer.push(word));
      await sleep(1000 / wordsPerSecond);
    }
    const { result, durationMs } = await timed(() => {
      checker.push(normalizer.end());
      return checker.finish();
    });
    sentences += result.length;
    durations.push(durationMs);
  }
  await entailment.close();
  const { p50, p95, max, count } = summarizeDurations(durations);
  return {
    title: "Checking",
    method: `${count} answers of at least ${answerWords} words, joined from scripted outputs, over passages made ready before, arrive word by word at ${wordsPerSecond} words/s; timed is the wait from the last word to the last verdict.`,
    figures: [
      { name: "after the last word, p50", value: p50, unit: "ms" },
      {
        name: "after the last word, p95",
        value: p95,
        unit: "ms",
        goal: { of: "value", atMost: goalMs },
      },
      { name: "after the last word, slowest", value: max, unit: "ms" },
      { name: "sentences an answer", value: sentences / Math.max(1, count), unit: "" },
    ],
    charts: [],
  };
}

/** Outputs one after another until each answer is long enough; sources are numbered anew. */
function joinOutputs(outputs: readonly ScriptedOutput[]): LongAnswer[] {
  const answers: LongAnswer[] = [];
  let text = "";
  let sources: Source[] = [];
  for (const output of outputs) {
    // Only plain markers can be numbered anew.
    if (output.kind === "malformed-markers" || output.kind === "language") continue;
    const first = sources.length;
    sources.push(...output.sources.map((source) => ({ ...source, n: first + source.n })));
    text += `${output.output.replace(/\[(\d+)\]/g, (_, n) => `[${first + Number(n)}]`)}\n\n`;
    if (text.split(/\s+/).length < answerWords) continue;
    answers.push({ text, sources });
    text = "";
    sources = [];
  }
  return answers;
}
