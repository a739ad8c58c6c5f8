import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { urlOf } from "./servers";

/** Playwright and npm both run from the root of the repository. */
const projectDir = process.cwd();

/** How long a start may take that has to embed the guide and build the app first. */
const startWithinMs = 10 * 60_000;

export interface VivaServer {
  readonly baseUrl: string;
  stop(): Promise<void>;
  /** Ends it without a chance to finish anything. */
  kill(): Promise<void>;
}

export interface VivaServerOptions {
  readonly port: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `npm start`'s own script and waits until it serves, healthy or not. */
export async function startViva({ port, env = {} }: VivaServerOptions): Promise<VivaServer> {
  if (await serves(urlOf(port))) throw new Error(`a server left over from before is on ${port}`);
  const child = runScript("start.ts", [], { ...env, HOST: "127.0.0.1", PORT: String(port) });
  const baseUrl = urlOf(port);
  const deadline = Date.now() + startWithinMs;
  while (!(await serves(baseUrl))) {
    if (child.exitCode !== null) throw new Error(`Viva on ${port} ended (${child.exitCode})`);
    if (Date.now() > deadline) throw new Error(`Viva on ${port} did not start`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    baseUrl,
    stop: () => endChild(child, "SIGTERM"),
    kill: () => endChild(child, "SIGKILL"),
  };
}

/** Runs one of Viva's commands to its end. @returns its exit code */
export async function runCommandLine(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<number | null> {
  const child = runScript(script, args, env);
  return new Promise((resolve) => child.once("exit", resolve));
}

function runScript(
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): ChildProcess {
  return spawn(
    process.execPath,
    ["--import", "tsx", path.join(projectDir, "scripts", script), ...args],
    {
      cwd: projectDir,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...withoutViva(process.env), ...env },
    },
  );
}

/** A developer's own key or model must not reach the tests. */
function withoutViva(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(([name]) => !/^(VIVA|OPENAI)_/.test(name));
  return { ...Object.fromEntries(others), NODE_ENV: "production" };
}

/** While it still prepares itself the port is closed, or answers with words instead of JSON. */
async function serves(baseUrl: string): Promise<boolean> {
  try {
    const { headers } = await fetch(`${baseUrl}/api/health`, {
      signal: AbortSignal.timeout(10_000),
    });
    return headers.get("content-type")?.includes("json") ?? false;
  } catch {
    return false;
  }
}

function endChild(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(signal);
  return ended;
}
