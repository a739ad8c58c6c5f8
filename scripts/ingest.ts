import { parseArgs } from "node:util";
import { getConfig } from "@/lib/config";
import { defaultGuideSource, openEmbedder } from "@/lib/runtime";
import { runCommand } from "./run-command";
import { runIngest } from "./run-ingest";

const usage = `Builds the index from a guide.

npm run ingest [-- --source PATH] [--force]

  --source PATH  a Markdown file or a folder of them (default: content/guide)
  --force        embed everything again, also when the present index is damaged`;

runCommand(async (signal) => {
  const { values } = parseArgs({
    options: {
      source: { type: "string" },
      force: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const config = getConfig();
  const source = values.source ?? defaultGuideSource(config);
  const embedder = await openEmbedder(config);
  try {
    await runIngest({ config, embedder, source, force: values.force, signal });
  } finally {
    await embedder.close();
  }
});
