import { cpus, totalmem } from "node:os";

/** Where and when figures were measured: without it they mean nothing. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  /** ISO 8601, UTC. */
  readonly measuredAt: string;
}

/** @param now - time of the measurement */
export function describeMachine(now: Date): Machine {
  const all = cpus();
  return {
    processor: all[0]?.model.trim() ?? "unknown",
    cores: all.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    measuredAt: now.toISOString(),
  };
}
