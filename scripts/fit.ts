import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { fitCoefficients } from "@/lib/evaluation/fit-coefficients";
import { fitGrader } from "@/lib/evaluation/grading/fit-grader";
import { readGradingSet } from "@/lib/evaluation/grading/read-grading-set";
import { readEvaluationSet } from "@/lib/evaluation/read-set";
import { getRuntime } from "@/lib/runtime";
import { runCommand } from "./run-command";

const usage = `Fits when to abstain and how sure to be, and writes lib/retrieval/coefficients.json.

npm run fit [-- --set DIR] [--grader]

  --set DIR  labelled questions, or answers (default: scripts/eval)
  --grader   fit the embedded grader on labelled answers instead, and write
             lib/interview/grading/grader-coefficients.json`;

runCommand(async () => {
  const { values } = parseArgs({
    options: {
      set: { type: "string", default: "scripts/eval" },
      grader: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const runtime = await getRuntime();
  const tools = { generation: await runtime.generation(), embedder: runtime.embedder };
  const grader = values.grader
    ? await fitGrader(await readGradingSet(values.set), tools)
    : undefined;
  const fitted =
    grader?.coefficients ?? (await fitCoefficients(await readEvaluationSet(values.set), tools));
  const place = values.grader
    ? ["interview", "grading", "grader-coefficients.json"]
    : ["retrieval", "coefficients.json"];
  const file = path.join(runtime.config.projectDir, "lib", ...place);
  await writeFile(file, `${JSON.stringify(fitted, null, 2)}\n`);
  console.log(`Wrote ${path.relative(process.cwd(), file)}:\n${JSON.stringify(fitted, null, 2)}`);
  if (grader) console.table(grader.byKind);
  await runtime.embedder.close();
});
