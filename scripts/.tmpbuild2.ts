import { getConfig } from "@/lib/config";
import { openCorpusIndex } from "@/lib/evaluation/build-corpus-index";
import { embedTexts } from "@/lib/evaluation/embed-texts";
import { readBeir } from "@/lib/evaluation/read-beir";
import { markdownToPlainText } from "@/lib/guide/markdown";
import { passageContext, splitPassages } from "@/lib/guide/split-passages";
import { openEmbedder, openTokenCounter } from "@/lib/runtime";
import { memoEmbedder } from "./.tmpmemo";
import { createProgress } from "./progress";

const config = getConfig();
const embedder = memoEmbedder(await openEmbedder(config));
const { countTokens } = await openTokenCounter(config);
const set = await readBeir(process.argv[2]!);
const p = createProgress({ label: "Embedding", unit: "chars", stream: process.stderr });
const t = performance.now();
const log = (s: string) => console.error(((performance.now() - t) / 1000).toFixed(1), s);
await embedTexts(
  set.queries.map((q) => q.text),
  { embedder },
);
log("queries");
await embedTexts(
  set.documents.map((d) => d.title),
  { embedder },
);
log("titles");
const ps = set.documents.flatMap((d, i) =>
  splitPassages(
    {
      number: i + 1,
      slug: "",
      section: "",
      question: d.title,
      status: "answered",
      body: d.text,
      bodyStart: 0,
      path: "",
    },
    { countTokens, maxTokens: 256 },
  ).passages.map(
    (x) => `${passageContext(d.title, x.headingPath)}\n${markdownToPlainText(x.text)}`,
  ),
);
log(`split ${ps.length}`);
await embedTexts(ps, { embedder, onProgress: p.update });
log("passages");
if (process.argv[3]) {
  const g = await openCorpusIndex(set.documents, {
    cacheDir: config.dataDir + "/beir",
    embedder,
    countTokens,
    onStep: log,
    onProgress: p.update,
  });
  console.log(
    g.name,
    g.vectors.index.getCurrentCount(),
    ((performance.now() - t) / 1000).toFixed(1),
    process.memoryUsage().rss / 1e6,
  );
}
await embedder.close();
