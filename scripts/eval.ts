import { evaluate } from "@/lib/evaluation/evaluate";
import { formatColumns, formatInterval, formatNumber } from "@/lib/evaluation/format-text";
import { measureAnswers } from "@/lib/evaluation/measure-answers";
import { readEvaluationSet } from "@/lib/evaluation/read-set";
import { getRuntime } from "@/lib/runtime";
import { runCommand } from "./run-command";

runCommand(async () => {
  const runtime = await getRuntime();
  const tools = { ...runtime, generation: await runtime.generation() };
  const set = await readEvaluationSet(process.argv[2] ?? "scripts/eval");
  const evaluation = await evaluate(set, tools);
  const answers = await measureAnswers(set, tools);
  console.log(
    formatColumns([
      ["measure", " value", " 95%", " n"],
      ...[...evaluation.measures, ...answers.measures].map(({ name, estimate }) => [
        name,
        formatNumber(estimate.mean),
        formatInterval(estimate),
        String(estimate.count),
      ]),
    ]),
  );
  await runtime.embedder.close();
});
