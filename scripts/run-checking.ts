import { runChecking } from "@/lib/evaluation/checking/run-checking";
import { measureTable } from "@/lib/evaluation/describe-tables";
import { formatColumns } from "@/lib/evaluation/format-text";
import { readEvaluationSet } from "@/lib/evaluation/read-set";
import { checkThresholds, type Thresholds } from "@/lib/evaluation/thresholds";
import { describeFailures } from "@/lib/evaluation/write-report";
import { getRuntime } from "@/lib/runtime";

export interface RunCheckingCommand {
  readonly folder: string;
  /** Undefined where nothing must be reached. */
  readonly thresholds: Thresholds | undefined;
  readonly withFit: boolean;
  /** Also measures the citations of quoted answers, which takes a minute. */
  readonly withCitations: boolean;
  readonly json: boolean;
}

/** `npm run eval -- --checking`. */
export async function runCheckingCommand({
  folder,
  thresholds,
  withFit,
  withCitations,
  json,
}: RunCheckingCommand): Promise<void> {
  const runtime = await getRuntime();
  const { embedder, entailment, embeddedModel } = runtime;
  const report = await runChecking({
    folder,
    set: withCitations ? await readEvaluationSet(folder) : undefined,
    tools: { generation: await runtime.generation(), embedder, entailment, embeddedModel },
    withFit,
    onStep: (step) => console.error(`${step} …`),
  });
  await embedder.close();
  await entailment.close();
  const failures = thresholds ? checkThresholds(report.measures, thresholds) : [];
  if (failures.length > 0) process.exitCode = 1;
  if (json) {
    console.log(JSON.stringify({ ...report, failures }, null, 2));
    return;
  }
  const kinds = report.kinds.map(({ name, wrong, caught, honest, alarms }) => [
    name,
    wrong > 0 ? `${caught} of ${wrong} caught` : `${alarms} of ${honest} doubted`,
  ]);
  const fitted = report.misses.filter(({ id }) => Number(id.replace(/\D/g, "")) % 2 === 1);
  const misses = fitted.map(({ id, label, checked }) => [
    id,
    `${label.truth}${label.why ? ` (${label.why})` : ""}`,
    checked ? `${checked.verdict}${checked.why ? ` (${checked.why})` : ""}` : "no claim",
    label.text,
  ]);
  console.log(
    [
      formatColumns(measureTable(report.measures)),
      `By kind, held out\n${formatColumns(kinds)}`,
      // The others must stay unread, or nothing is held out any more.
      `Misses among the lines that limits were chosen on (${misses.length})\n${formatColumns(misses)}`,
      ...(report.fit ? [JSON.stringify(report.fit, null, 2)] : []),
      ...(failures.length > 0
        ? [`Below the thresholds\n${describeFailures(failures).join("\n")}`]
        : []),
    ].join("\n\n"),
  );
}
