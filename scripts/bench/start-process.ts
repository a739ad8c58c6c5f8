/**
 * One measured process of the benchmark: prints its memory after the first result and after 500.
 * Each mode imports what it needs and no more, because importing is part of what is measured.
 */
import type { StartMode } from "@/lib/evaluation/bench/measure-start";

const resultCount = 500;
const words = "attention embedding diffusion token alignment latent sampling retrieval".split(" ");

/** Different words every time, so that no cache answers. */
const query = (turn: number) =>
  `How does ${words[turn % words.length]} change ${words[(turn * 5 + 3) % words.length]} number ${turn}?`;

const open: Record<StartMode, () => Promise<(text: string) => Promise<unknown>>> = {
  async product() {
    const [{ getRuntime }, { search }] = await Promise.all([
      import("@/lib/runtime"),
      import("@/lib/retrieval/search"),
    ]);
    const runtime = await getRuntime();
    return async (text) => search({ query: text }, await runtime.generation(), runtime);
  },
  async bare() {
    const [{ getConfig }, { createEmbedder }] = await Promise.all([
      import("@/lib/config"),
      import("@/lib/embedding/create-embedder"),
    ]);
    const embedder = await createEmbedder({ ...getConfig(), report: console.error });
    return (text) => embedder.embed([text]);
  },
};

const run = await open[process.argv[2] === "bare" ? "bare" : "product"]();
await run(query(0));
const reportMemory = () => console.log(JSON.stringify({ rssBytes: process.memoryUsage().rss }));
reportMemory();
for (let turn = 1; turn < resultCount; turn += 1) await run(query(turn));
reportMemory();
process.exit(0);
