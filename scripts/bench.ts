import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { VivaError } from "@/lib/errors";
import { openBenchContext } from "@/lib/evaluation/bench/bench-context";
import { describeMachine } from "@/lib/evaluation/bench/describe-machine";
import type { Section } from "@/lib/evaluation/bench/figures";
import { type SectionName, sectionNames, sections } from "@/lib/evaluation/bench/sections";
import { writeReport } from "@/lib/evaluation/bench/write-report";
import { runCommand } from "./run-command";

const usage = `Measures speed and cost, each against a bound measured in the same run.

npm run bench [-- --only NAME,…] [--quick] [--json] [--out FILE]

  --only NAME,…  parts to run, of ${sectionNames.join(", ")} (default: all)
  --quick        fewer repetitions, smaller sizes: a few minutes instead of more than an hour
  --json         print the figures as JSON instead of the report
  --out FILE     where the report goes (default: bench/report.md in the data folder)`;

runCommand(async (signal) => {
  const { values } = parseArgs({
    options: {
      only: { type: "string" },
      quick: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      out: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const names = chooseSections(values.only);
  const report = (message: string) => console.error(message);
  const { quick } = values;
  const { context, close } = await openBenchContext({
    setFolder: "scripts/eval",
    quick,
    env: process.env,
    signal,
    report,
  });
  try {
    const file = values.out ?? path.join(context.config.dataDir, "bench", "report.md");
    await mkdir(path.dirname(file), { recursive: true });
    const measured: Section[] = [];
    const result = { machine: describeMachine(new Date()), quick, sections: measured };
    for (const name of names) {
      report(`Measuring ${name} …`);
      measured.push(await sections[name](context, programs));
      // After every part: the last ones take longest, and a run that is stopped keeps the others.
      await writeFile(file, writeReport(result));
    }
    console.log(values.json ? JSON.stringify(result, null, 2) : writeReport(result));
    report(`Written to ${path.relative(process.cwd(), file)}`);
  } finally {
    await close();
  }
});

const programs = {
  start: pathOf(new URL("./bench/start-process.ts", import.meta.url)),
  fakeModel: pathOf(new URL("./bench/fake-model-process.ts", import.meta.url)),
  client: pathOf(new URL("./bench/chat-client-process.ts", import.meta.url)),
  server: pathOf(new URL("./start.ts", import.meta.url)),
};

function pathOf(url: URL): string {
  return fileURLToPath(url);
}

function chooseSections(only: string | undefined): readonly SectionName[] {
  if (only === undefined) return sectionNames;
  return only.split(",").map((name) => {
    const known = sectionNames.find((section) => section === name.trim());
    if (known) return known;
    throw new VivaError(
      "bad-request",
      `--only ${name} is unknown; it takes ${sectionNames.join(", ")}.`,
    );
  });
}
