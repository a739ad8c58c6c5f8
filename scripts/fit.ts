import { writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { fitCoefficients } from "@/lib/evaluation/fit-coefficients";
import { readEvaluationSet } from "@/lib/evaluation/read-set";
import { getRuntime } from "@/lib/runtime";
import { runCommand } from "./run-command";

const usage = `Fits when to abstain and how sure to be, and writes lib/retrieval/coefficients.json.

npm run fit [-- --set DIR]

  --set DIR  labelled questions (default: scripts/eval)`;

runCommand(async () => {
  const { values } = parseArgs({
    options: {
      set: { type: "string", default: "scripts/eval" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const runtime = await getRuntime();
  const fitted = await fitCoefficients(await readEvaluationSet(values.set), {
    generation: await runtime.generation(),
    embedder: runtime.embedder,
  });
  const file = path.join(runtime.config.projectDir, "lib", "retrieval", "coefficients.json");
  await writeFile(file, `${JSON.stringify(fitted, null, 2)}\n`);
  console.log(`Wrote ${path.relative(process.cwd(), file)}:\n${JSON.stringify(fitted, null, 2)}`);
  await runtime.embedder.close();
});
