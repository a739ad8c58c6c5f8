import { readFile } from "node:fs/promises";
import path from "node:path";
import type { NodeProcess } from "./run-node";

/** Clock ticks a second in /proc, on every Linux Node runs on. */
const ticksPerSecond = 100;

/** Processor time a process has used, seconds; NaN where there is no /proc. */
export async function readCpuSeconds({ child }: Pick<NodeProcess, "child">): Promise<number> {
  const file = path.join("/proc", String(child.pid), "stat");
  const stat = await readFile(file, "utf8").catch(() => "");
  // The name in parentheses may hold spaces; user and system time are the 12th and 13th after it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11] ?? Number.NaN) + Number(fields[12] ?? Number.NaN)) / ticksPerSecond;
}
