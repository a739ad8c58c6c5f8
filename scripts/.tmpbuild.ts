import { getConfig } from "@/lib/config";
import { openCorpusIndex } from "@/lib/evaluation/build-corpus-index";
import { readBeir } from "@/lib/evaluation/read-beir";
import { openEmbedder, openTokenCounter } from "@/lib/runtime";
import { createProgress } from "./progress";

const config = getConfig();
const embedder = await openEmbedder(config);
const { countTokens } = await openTokenCounter(config);
const set = await readBeir(process.argv[2]!);
console.log(set.name, set.documents.length, set.queries.length);
const p = createProgress({ label: "Embedding", unit: "chars", stream: process.stderr });
const t = performance.now();
const g = await openCorpusIndex(set.documents, {
  cacheDir: config.dataDir + "/beir",
  embedder,
  countTokens,
  onStep: (s) => console.error(((performance.now() - t) / 1000).toFixed(1), s),
  onProgress: p.update,
});
console.log(
  g.name,
  g.vectors.index.getCurrentCount(),
  ((performance.now() - t) / 1000).toFixed(1),
  process.memoryUsage().rss / 1e6,
);
await embedder.close();
