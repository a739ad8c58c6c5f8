import type { BenchContext } from "./bench-context";
import type { Section } from "./figures";
import { type ChatPrograms, measureChats } from "./measure-chats";
import { measureChecking } from "./measure-checking";
import { measureGrowth } from "./measure-growth";
import { measureIngestion } from "./measure-ingestion";
import { measureLatency } from "./measure-latency";
import { measurePeers } from "./measure-peers";
import { measureStart } from "./measure-start";

/** Programs that run in processes of their own, absolute paths. */
interface BenchPrograms extends ChatPrograms {
  /** Takes a `StartMode`; see measure-start.ts. */
  readonly start: string;
}

type Measure = (context: BenchContext, programs: BenchPrograms) => Promise<Section>;

/** Parts of the benchmark by the name `--only` takes, in the order they run. */
export const sections = {
  latency: measureLatency,
  ingestion: measureIngestion,
  start: (context, { start }) => measureStart(context, start),
  chats: measureChats,
  checking: measureChecking,
  growth: measureGrowth,
  peers: measurePeers,
} as const satisfies Record<string, Measure>;

export type SectionName = keyof typeof sections;

/** Names of all parts, in the order they run. */
export const sectionNames = Object.keys(sections) as SectionName[];
