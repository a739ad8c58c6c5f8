import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { fitVerdicts } from "@/lib/evaluation/checking/fit-verdicts";
import { readFittingOutputs } from "@/lib/evaluation/checking/run-checking";
import { fitCoefficients } from "@/lib/evaluation/fit-coefficients";
import { fitQuotes } from "@/lib/evaluation/fit-quotes";
import { fitGrader } from "@/lib/evaluation/grading/fit-grader";
import { readGradingSet } from "@/lib/evaluation/grading/read-grading-set";
import { readEvaluationSet } from "@/lib/evaluation/read-set";
import { getRuntime } from "@/lib/runtime";
import { runCommand } from "./run-command";

const usage = `Fits when to abstain and how sure to be, and writes lib/retrieval/coefficients.json.

npm run fit [-- --set DIR] [--grader | --quotes | --verdicts]

  --set DIR  labelled questions, or answers (default: scripts/eval)
  --grader   fit the embedded grader on labelled answers instead, and write
             lib/interview/grading/grader-coefficients.json
  --quotes   fit which sentences an answer quotes on labelled ones instead, and write
             lib/answer/quote-coefficients.json
  --verdicts fit whether passages bear a sentence out on labelled ones instead, and write
             lib/answer/checking/verdict-coefficients.json`;

runCommand(async () => {
  const { values } = parseArgs({
    options: {
      set: { type: "string", default: "scripts/eval" },
      grader: { type: "boolean", default: false },
      quotes: { type: "boolean", default: false },
      verdicts: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const runtime = await getRuntime();
  const tools = { generation: await runtime.generation(), embedder: runtime.embedder };
  const write = async (place: readonly string[], fitted: object) => {
    const file = path.join(runtime.config.projectDir, "lib", ...place);
    await writeFile(file, `${JSON.stringify(fitted, null, 2)}\n`);
    console.log(`Wrote ${path.relative(process.cwd(), file)}:\n${JSON.stringify(fitted, null, 2)}`);
  };
  if (values.grader) {
    const { coefficients, byKind } = await fitGrader(await readGradingSet(values.set), {
      ...tools,
      entailment: runtime.entailment,
    });
    await write(["interview", "grading", "grader-coefficients.json"], coefficients);
    console.table(byKind);
  } else if (values.quotes) {
    const { coefficients, heldOut } = await fitQuotes(await readEvaluationSet(values.set), tools);
    await write(["answer", "quote-coefficients.json"], coefficients);
    console.table(heldOut);
  } else if (values.verdicts) {
    const outputs = await readFittingOutputs(values.set, tools.generation);
    const { coefficients, heldOut } = await fitVerdicts(outputs, {
      ...tools,
      entail: runtime.entailment.judge,
    });
    await write(["answer", "checking", "verdict-coefficients.json"], coefficients);
    console.table(heldOut);
  } else {
    const fitted = await fitCoefficients(await readEvaluationSet(values.set), tools);
    await write(["retrieval", "coefficients.json"], fitted);
  }
  await runtime.embedder.close();
  await runtime.entailment.close();
});
