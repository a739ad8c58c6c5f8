import { writeFileSync } from "node:fs";
import { getConfig } from "@/lib/config";
import { openCorpusIndex } from "@/lib/evaluation/build-corpus-index";
import { readBeir } from "@/lib/evaluation/read-beir";
import { coefficients } from "@/lib/retrieval/coefficients";
import { gatherEvidence } from "@/lib/retrieval/gather-evidence";
import { featureNames } from "@/lib/retrieval/question-features";
import { openEmbedder, openTokenCounter } from "@/lib/runtime";
import { memoEmbedder } from "./.tmpmemo";

const config = getConfig();
const base = await openEmbedder(config);
const { countTokens } = await openTokenCounter(config);
const set = await readBeir(process.argv[2]!);
const embedder = memoEmbedder(base);
const generation = await openCorpusIndex(set.documents, {
  cacheDir: config.dataDir + "/beir",
  embedder,
  countTokens,
});
const rows: number[] = [];
let i = 0;
const grades: number[][] = [];
for (const q of set.queries) {
  const [v] = await embedder.embed([q.text]);
  const { questions } = gatherEvidence(q.text, v!, generation, coefficients);
  for (const x of questions) {
    rows.push(
      i,
      q.grades.get(set.documents[x.number - 1]!.id) ?? 0,
      ...featureNames.map((n) => x.features[n]),
    );
  }
  grades.push([...q.grades.values()]);
  i++;
}
writeFileSync(`/tmp/beir/${set.name}.f32`, Buffer.from(new Float32Array(rows).buffer));
writeFileSync(`/tmp/beir/${set.name}.json`, JSON.stringify({ grades, featureNames }));
await base.close();
