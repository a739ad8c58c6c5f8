import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { VivaError } from "@/lib/errors";

export interface RunNodeOptions {
  /** Absolute path of a TypeScript program. */
  readonly script: string;
  readonly args?: readonly string[];
  /** The whole environment. */
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/** A program of ours in a process of its own. */
export interface NodeProcess {
  readonly child: ChildProcess;
  /** The next line of standard output. @throws {VivaError} `internal` when there is none to come */
  nextLine(): Promise<string>;
  /** Asks it to end and waits for it. */
  stop(): Promise<void>;
}

/** Starts a TypeScript program under tsx, as npm scripts do; its errors go to standard error. */
export function runNode({ script, args = [], env, cwd, signal }: RunNodeOptions): NodeProcess {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
    cwd,
    env,
    stdio: ["pipe", "pipe", "inherit"],
    signal,
  });
  // An abort or a failed start shows in the missing line; without a listener it would be thrown.
  child.on("error", () => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    async nextLine() {
      const { done, value } = await lines.next();
      if (!done) return value;
      throw new VivaError("internal", `${script} ended before it said what was asked of it.`);
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
}
