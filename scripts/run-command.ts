import { VivaError } from "@/lib/errors";

/** Exit code of a program ended by Ctrl-C. */
const interruptedExitCode = 130;

/**
 * Runs a command to its end: Ctrl-C aborts its signal, an expected failure prints its message alone,
 * an unexpected one its stack.
 */
export function runCommand(command: (signal: AbortSignal) => Promise<void>): void {
  const stop = new AbortController();
  const interrupt = () => {
    // A second Ctrl-C ends the process at once.
    process.removeListener("SIGINT", interrupt);
    process.removeListener("SIGTERM", interrupt);
    stop.abort(new VivaError("internal", "Interrupted; the index is as it was."));
  };
  process.on("SIGINT", interrupt);
  process.on("SIGTERM", interrupt);
  command(stop.signal).then(
    () => {
      process.removeListener("SIGINT", interrupt);
      process.removeListener("SIGTERM", interrupt);
    },
    (error: unknown) => {
      console.error(error instanceof VivaError ? error.message : error);
      process.exit(stop.signal.aborted ? interruptedExitCode : 1);
    },
  );
}
