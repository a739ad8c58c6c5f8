import { spawn } from "node:child_process";
import { VivaError } from "@/lib/errors";
import { ensureBrowser } from "./ensure-browser";
import { runCommand } from "./run-command";

/** Everything the test command checks, in the order in which a fault is cheapest to find. */
const steps: readonly { readonly name: string; readonly command: readonly string[] }[] = [
  { name: "types", command: ["npm", "run", "--silent", "check:types"] },
  { name: "style and import boundaries", command: ["npm", "run", "--silent", "check:style"] },
  { name: "dead code", command: ["npm", "run", "--silent", "check:dead"] },
  { name: "unit tests", command: ["npm", "run", "--silent", "test:unit"] },
  { name: "index", command: ["npm", "run", "--silent", "ingest"] },
  { name: "evaluation", command: ["npm", "run", "--silent", "eval"] },
  { name: "checking", command: ["npm", "run", "--silent", "eval", "--", "--checking"] },
  { name: "production build", command: ["npm", "run", "--silent", "build"] },
  { name: "end-to-end tests", command: ["npm", "run", "--silent", "test:e2e"] },
];

runCommand(async (signal) => {
  const browser = await ensureBrowser(signal);
  const startedAt = performance.now();
  for (const { name, command } of steps) {
    console.log(`\n── ${name}`);
    await run(command, { ...process.env, VIVA_BROWSER: browser }, signal);
  }
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  console.log(`\nAll checks passed in ${seconds} s.`);
});

async function run(
  [program = "", ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<void> {
  const child = spawn(program, args, { stdio: "inherit", env, signal });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", resolve);
  });
  if (exitCode !== 0) {
    throw new VivaError(
      "internal",
      `“${[program, ...args].join(" ")}” failed (exit code ${exitCode}).`,
    );
  }
}
