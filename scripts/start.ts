import { stat } from "node:fs/promises";
import { type Config, getConfig } from "@/lib/config";
import { checkIndex } from "@/lib/index/check-index";
import {
  defaultGuideSource,
  everydayWordsFile,
  openEmbedder,
  outsideQuestionsFile,
} from "@/lib/runtime";
import { buildIfNeeded } from "./build";
import { runCommand } from "./run-command";
import { runIngest } from "./run-ingest";
import { reservePort, serve } from "./serve";

runCommand(async (signal) => {
  const config = getConfig();
  // A taken port is found out before minutes of work, not after.
  const release = await reservePort(config);
  await prepareIndex(config, signal);
  await buildIfNeeded(config.projectDir, signal);
  await release();
  await serve(config, signal);
});

async function prepareIndex(config: Config, signal: AbortSignal): Promise<void> {
  const embedder = await openEmbedder(config);
  try {
    const state = await checkIndex({
      dataDir: config.dataDir,
      outsideFile: outsideQuestionsFile(config),
      everydayFile: everydayWordsFile(config),
      model: embedder,
    });
    if (state.fresh) return;
    console.log(`Building the index: ${state.reason}.`);
    const source = await chooseSource(state.source, config);
    await runIngest({ config, embedder, source, force: false, signal });
  } finally {
    await embedder.close();
  }
}

/** The source an index was made from, while it exists; else the guide that ships with Viva. */
async function chooseSource(before: string | undefined, config: Config): Promise<string> {
  if (before && (await stat(before).catch(() => undefined))) return before;
  return defaultGuideSource(config);
}
