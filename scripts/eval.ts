import path from "node:path";
import { parseArgs } from "node:util";
import { readGradingSet } from "@/lib/evaluation/grading/read-grading-set";
import { readEvaluationSet } from "@/lib/evaluation/read-set";
import { runEvaluation } from "@/lib/evaluation/run-evaluation";
import { checkThresholds, readThresholds } from "@/lib/evaluation/thresholds";
import { saveReport, writeReport } from "@/lib/evaluation/write-report";
import { getRuntime } from "@/lib/runtime";
import { describeEvaluation } from "./describe-evaluation";
import { runBeir } from "./run-beir";
import { runCheckingCommand } from "./run-checking";
import { runCommand } from "./run-command";

const defaultSet = path.join("scripts", "eval");

const usage = `Measures search, abstention, follow-ups, small talk, quoted answers and grades on labelled lines.

npm run eval [-- --set DIR] [--ablation] [--wordings] [--thresholds FILE] [--report FILE]
                 [--json]
npm run eval -- --checking [--fit] [--citations] [--thresholds FILE] [--json]
npm run eval -- --beir DIR [--ablation] [--json]

  --set DIR          labelled questions (default: scripts/eval; see its README for the format)
  --ablation         also what each part of the ranking and each sign of abstention is worth
  --wordings         also the guide's own wordings, each left out of the index in turn
  --thresholds FILE  exit with 1 when a measure is on the wrong side of its limit
                     (default: scripts/eval/thresholds.json, for the default set alone)
  --report FILE      where the Markdown report goes (default: .viva/eval/report.md)
  --checking         how well doubtful sentences of scripted outputs are told from honest ones
  --citations        with --checking: also the citations of quoted answers
  --fit              with --checking: also fit what lib/answer/checking/support-weights.ts holds
  --beir DIR         rank a data set in BEIR's format with an index of its own instead
  --json             print one JSON document and nothing else`;

runCommand(async (signal) => {
  const { values } = parseArgs({
    options: {
      set: { type: "string" },
      beir: { type: "string" },
      checking: { type: "boolean", default: false },
      fit: { type: "boolean", default: false },
      citations: { type: "boolean", default: false },
      ablation: { type: "boolean", default: false },
      wordings: { type: "boolean", default: false },
      thresholds: { type: "string" },
      report: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const { beir, ablation: withAblation, wordings: withWordings, json } = values;
  if (values.help) {
    console.log(usage);
    return;
  }
  if (beir !== undefined) {
    await runBeir({ folder: beir, withAblation, json, signal });
    return;
  }
  const folder = values.set ?? defaultSet;
  const isDefault = path.resolve(folder) === path.resolve(defaultSet);
  const limits =
    values.thresholds ?? (isDefault ? path.join(defaultSet, "thresholds.json") : undefined);
  const thresholds = limits ? await readThresholds(limits) : undefined;
  if (values.checking) {
    await runCheckingCommand({
      folder,
      thresholds: thresholds?.checking,
      withFit: values.fit,
      withCitations: values.citations,
      json,
    });
    return;
  }
  const set = await readEvaluationSet(folder);
  const grading = await readGradingSet(folder);
  const runtime = await getRuntime();
  const report = await runEvaluation({
    name: folder,
    set,
    grading,
    generation: await runtime.generation(),
    embedder: runtime.embedder,
    entailment: runtime.entailment,
    embeddedModel: runtime.embeddedModel,
    withAblation,
    withWordings,
    onStep: (step) => console.error(`${step} …`),
  });
  await runtime.embedder.close();
  await runtime.entailment.close();
  const failures = thresholds ? checkThresholds(report.measures, thresholds) : [];
  const file = values.report ?? path.join(runtime.config.dataDir, "eval", "report.md");
  await saveReport(file, writeReport(report, failures));
  console.log(
    json ? JSON.stringify({ ...report, failures }, null, 2) : describeEvaluation(report, failures),
  );
  console.error(`Report: ${path.relative(process.cwd(), file)}`);
  if (failures.length > 0) process.exitCode = 1;
});
