import { spawn } from "node:child_process";
import { access, constants } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { VivaError } from "@/lib/errors";

/** Where distributions and installers put a Chromium that Playwright can drive. */
const systemBrowsers = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Ways to get one, tried in order; each must end without asking anything. */
const installers: readonly (readonly (readonly string[])[])[] = [
  [["npx", "--no-install", "playwright", "install", "--with-deps", "chromium"]],
  [
    ["apt-get", "update"],
    ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"],
  ],
];

/**
 * Finds a Chromium for the end-to-end tests, or installs one.
 * @returns path of its program
 * @throws {VivaError} `config-invalid`, saying what to do by hand
 */
export async function ensureBrowser(signal: AbortSignal): Promise<string> {
  const present = await findBrowser();
  if (present) return present;
  console.log("No Chromium found; installing one for the end-to-end tests.");
  for (const commands of installers) {
    if (!(await runAll(commands, signal))) continue;
    const installed = await findBrowser();
    if (installed) return installed;
  }
  throw new VivaError(
    "config-invalid",
    "No Chromium could be installed. Install one yourself, with `npx playwright install --with-deps chromium` " +
      "or `sudo apt-get install chromium`, or name one you have: VIVA_BROWSER=/path/to/chromium npm test",
  );
}

async function findBrowser(): Promise<string | undefined> {
  const candidates = [process.env.VIVA_BROWSER, chromium.executablePath(), ...systemBrowsers];
  for (const candidate of candidates) {
    if (!candidate) continue;
    const usable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable) return candidate;
    if (candidate === process.env.VIVA_BROWSER) {
      throw new VivaError("config-invalid", `VIVA_BROWSER=${candidate} is not a program.`);
    }
  }
  return undefined;
}

async function runAll(
  commands: readonly (readonly string[])[],
  signal: AbortSignal,
): Promise<boolean> {
  for (const [program = "", ...args] of commands) {
    const child = spawn(program, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      signal,
    });
    const succeeded = await new Promise<boolean>((resolve) => {
      child.on("error", () => resolve(false));
      child.on("exit", (exitCode) => resolve(exitCode === 0));
    });
    if (!succeeded) return false;
  }
  return true;
}
