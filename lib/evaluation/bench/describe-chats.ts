import type { Chart, Figure, Section } from "./figures";
import type { StreamsReport } from "./open-streams";
import { percentile } from "./timing";

/** Many streams opened at once, as their readers saw them. */
export interface ChatRound {
  readonly count: number;
  /** Straight from the fake model. */
  readonly direct: StreamsReport;
  readonly product: StreamsReport;
  /** Of the server; NaN where the system does not tell. */
  readonly cpuSeconds: number;
}

interface Pace {
  /** Length of an answer's text at the model's pace. */
  readonly idealSeconds: number;
  readonly tokensPerSecond: number;
}

/** Figures of all rounds; the goals are for 200 streams. */
export function describeChats(
  rounds: readonly ChatRound[],
  { idealSeconds, tokensPerSecond }: Pace,
): Section {
  return {
    title: "Concurrent chats",
    method: `All streams opened at once against the production server over loopback; server, fake model (${tokensPerSecond} tokens/s for ${idealSeconds} s, sentences of the passages it was given, reworded, so that the check reads them) and client are three processes on the same processors. The bound is the ideal length of an answer, or the same client reading the same number of streams straight from the fake.`,
    figures: rounds.flatMap((round) => describeRound(round, idealSeconds)),
    charts: rounds.map(chartRound),
    notes: rounds.flatMap(({ count, product }) =>
      Object.entries(product.errors).map(
        ([reason, times]) => `${count} streams: ${times} × ${reason}`,
      ),
    ),
  };
}

function describeRound(
  { count, direct, product, cpuSeconds }: ChatRound,
  idealSeconds: number,
): Figure[] {
  const judged = count === 200;
  const at = (report: StreamsReport, key: keyof StreamsReport["streams"][number], share: number) =>
    percentile(
      report.streams.map((stream) => stream[key]),
      share,
    );
  const name = (what: string) => `${count} streams: ${what}`;
  const figure = (what: string, key: "firstByteMs" | "firstTextMs", share: number): Figure => ({
    name: name(what),
    value: at(product, key, share),
    unit: "ms",
  });
  const total = (what: string, share: number): Figure => ({
    name: name(what),
    value: at(product, "totalMs", share) / 1000,
    unit: "s",
    bound: { name: "ideal", value: idealSeconds },
    ...(judged && { goal: { of: "ratio", atMost: 1.5 } }),
  });
  const gap = (what: string, share: number): Figure => ({
    name: name(what),
    value: at(product, "longestGapMs", share),
    unit: "ms",
    bound: { name: "straight from the fake", value: at(direct, "longestGapMs", share) },
    ...(judged && { goal: { of: "value", atMost: 1000 } }),
  });
  return [
    {
      name: name("errors"),
      value: Object.values(product.errors).reduce((sum, times) => sum + times, 0),
      unit: "",
      goal: { of: "value", atMost: 0 },
    },
    figure("first byte p50", "firstByteMs", 0.5),
    figure("first byte p95", "firstByteMs", 0.95),
    figure("first text p50", "firstTextMs", 0.5),
    figure("first text p95", "firstTextMs", 0.95),
    total("total p50", 0.5),
    total("total p95", 0.95),
    total("total, slowest", 1),
    gap("longest gap p95", 0.95),
    gap("longest gap, worst stream", 1),
    { name: name("server's processor time"), value: cpuSeconds, unit: "s" },
  ];
}

function chartRound({ count, direct, product }: ChatRound): Chart {
  const bars = (label: string, { streams }: StreamsReport) =>
    [0.5, 0.95, 1].map((share) => ({
      label: `${label} p${share * 100}`,
      value: percentile(
        streams.map(({ longestGapMs }) => longestGapMs),
        share,
      ),
    }));
  return {
    title: `Longest gap in a stream, ${count} streams`,
    unit: "ms",
    bars: [...bars("product", product), ...bars("fake alone", direct)],
  };
}
