import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { VivaError } from "@/lib/errors";
import { runCommand } from "./run-command";

/** What the production build is made of. */
const buildInputs = [
  "app",
  "lib",
  "public",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** Builds the app unless the present build was made from exactly these sources. */
export async function buildIfNeeded(projectDir: string, signal: AbortSignal): Promise<void> {
  const stamp = path.join(projectDir, ".next", "viva-sources");
  const sources = await hashSources(projectDir);
  const built = await readFile(stamp, "utf8").catch(() => undefined);
  if (built === sources) return;
  console.log("Building the app (about a minute, once).");
  await runNextBuild(projectDir, signal);
  await writeFile(stamp, sources);
}

async function runNextBuild(projectDir: string, signal: AbortSignal): Promise<void> {
  const next = path.join(projectDir, "node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [next, "build"], {
    cwd: projectDir,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "inherit", "inherit"],
    signal,
  });
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", resolve);
  });
  if (exitCode !== 0) {
    throw new VivaError(
      "internal",
      `The build failed (exit code ${exitCode}); its output is above.`,
    );
  }
}

async function hashSources(projectDir: string): Promise<string> {
  const hash = createHash("sha256");
  for (const input of buildInputs) {
    for (const file of await listFiles(path.join(projectDir, input))) {
      hash.update(JSON.stringify([path.relative(projectDir, file)]));
      hash.update(await readFile(file));
    }
  }
  return hash.digest("hex");
}

async function listFiles(target: string): Promise<string[]> {
  const found = await stat(target).catch(() => undefined);
  if (!found) return [];
  if (found.isFile()) return [target];
  const entries = await readdir(target, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  runCommand((signal) => buildIfNeeded(process.cwd(), signal));
}
