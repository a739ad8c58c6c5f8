import { search } from "@/lib/retrieval/search";
import { hitAt, mean, reciprocalRank } from "../metrics";
import type { BenchContext } from "./bench-context";
import type { Figure, Section } from "./figures";
import type { Peer } from "./peer";
import { openPeers } from "./peers";
import { readPassages } from "./read-passages";
import { percentile, timed } from "./timing";

const quickCount = 60;

interface Standing {
  readonly name: string;
  readonly hit1: number;
  readonly hit3: number;
  readonly meanReciprocalRank: number;
  readonly p50Ms: number;
  /** Median processor time, which other programs on the machine cannot stretch. */
  readonly processorMs: number;
}

/** Asks the product and its peers the same questions over the same passages, in rotating order and warm. */
export async function measurePeers(context: BenchContext): Promise<Section> {
  const { generation, set, quick, signal } = context;
  const passages = readPassages(generation);
  const peers = [openProduct(context), ...(await openPeers(passages))];
  const questions = quick ? set.paraphrase.slice(0, quickCount) : set.paraphrase;
  const embedder = context.openEmbedder();
  const ask = async (peer: Peer | undefined, text: string) => {
    const [vector] = await embedder.embed([text]);
    if (!vector) throw new TypeError("the embedder returned no vector");
    const before = process.cpuUsage();
    const asked = await timed(() => peer?.rank({ text, vector }) ?? []);
    const { user, system } = process.cpuUsage(before);
    return { ...asked, processorMs: (user + system) / 1000 };
  };
  for (const { question } of set.twoQuestions) for (const peer of peers) await ask(peer, question);
  const outcomes = peers.map(() => ({
    ranked: [] as number[][],
    durations: [] as number[],
    processor: [] as number[],
  }));
  for (const [turn, { question: text }] of questions.entries()) {
    signal.throwIfAborted();
    for (let at = 0; at < peers.length; at += 1) {
      const index = (turn + at) % peers.length;
      const asked = await ask(peers[index], text);
      outcomes[index]?.ranked.push(asked.result);
      outcomes[index]?.durations.push(asked.durationMs);
      outcomes[index]?.processor.push(asked.processorMs);
    }
  }
  const standings = peers.map(({ name }, index): Standing => {
    const { ranked = [], durations = [], processor = [] } = outcomes[index] ?? {};
    const over = (score: (found: readonly number[], isRight: (id: number) => boolean) => number) =>
      mean(
        questions.map(({ expected }, turn) =>
          score(ranked[turn] ?? [], (number) => expected.includes(number)),
        ),
      );
    return {
      name,
      hit1: over((found, isRight) => hitAt(found, isRight, 1)),
      hit3: over((found, isRight) => hitAt(found, isRight, 3)),
      meanReciprocalRank: over(reciprocalRank),
      p50Ms: percentile(durations, 0.5),
      processorMs: percentile(processor, 0.5),
    };
  });
  return toSection(standings, passages.length, questions.length);
}

/** The product's whole search, its embedding call answered with the vector already made. */
function openProduct({ generation }: BenchContext): Peer {
  return {
    name: "Viva",
    async rank({ text, vector }) {
      const embedder = { embed: async () => [vector] };
      const { questions } = await search({ query: text }, generation, { embedder });
      return questions.map(({ question }) => question.number);
    },
  };
}

function toSection(standings: readonly Standing[], passages: number, questions: number): Section {
  const [viva, ...others] = standings;
  const best = (key: keyof Omit<Standing, "name">) => {
    const values = others.map((standing) => standing[key]);
    return key.endsWith("Ms") ? Math.min(...values) : Math.max(...values);
  };
  const figures = standings.flatMap((standing): Figure[] => {
    const figure = (what: string, unit: string, key: keyof Omit<Standing, "name">): Figure => ({
      name: `${standing.name}: ${what}`,
      value: standing[key],
      unit,
      ...(standing === viva && { bound: { name: "best peer", value: best(key) } }),
    });
    return [
      figure("hit@1", "", "hit1"),
      figure("hit@3", "", "hit3"),
      figure("MRR", "", "meanReciprocalRank"),
      figure("p50 without embedding", "ms", "p50Ms"),
      figure("processor time p50", "ms", "processorMs"),
    ];
  });
  const chart = (title: string, unit: string, key: keyof Omit<Standing, "name">) => ({
    title,
    unit,
    bars: standings.map((standing) => ({ label: standing.name, value: standing[key] })),
  });
  return {
    title: "Peers",
    method: `${questions} paraphrased questions over the guide's ${passages} passages, all with the same text (question, headings, passage) and the same vectors, made beforehand. Peers rank questions by their best passage; Viva does what it always does, which includes the vectors of other wordings, key points and statements.`,
    figures,
    charts: [
      chart("hit@1", "", "hit1"),
      chart("Processor time of a search (p50), without embedding", "ms", "processorMs"),
    ],
    notes: [
      "These are the project's own questions, known while Viva's stages were chosen; the peers run on their defaults but for the tuned one.",
      "Orama's default hybrid drops vectors below a similarity of 0.8; the tuned one keeps all and weighs vectors 0.7, words 0.3.",
    ],
  };
}
