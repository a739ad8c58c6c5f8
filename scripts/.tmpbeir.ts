import { getConfig } from "@/lib/config";
import { openCorpusIndex } from "@/lib/evaluation/build-corpus-index";
import { evaluateBeir } from "@/lib/evaluation/evaluate-beir";
import { readBeir } from "@/lib/evaluation/read-beir";
import { openEmbedder, openTokenCounter } from "@/lib/runtime";
import { memoEmbedder } from "./.tmpmemo";

const config = getConfig();
const base = await openEmbedder(config);
const { countTokens } = await openTokenCounter(config);
const set = await readBeir(process.argv[2]!);
const t = performance.now();
const generation = await openCorpusIndex(set.documents, {
  cacheDir: config.dataDir + "/beir",
  embedder: memoEmbedder(base),
  countTokens,
});
console.log("load", performance.now() - t);
const e = await evaluateBeir(set, { generation, embedder: memoEmbedder(base), withAblation: true });
const show = (n: string, m: typeof e.measures) =>
  console.log(n.padEnd(40), m.map((x) => x.name + " " + x.estimate.mean.toFixed(4)).join("  "));
show("product", e.measures);
for (const a of e.ablation) show(a.name, a.measures);
console.log(e.latencyMs, e.vectors);
await base.close();
