import { stat } from "node:fs/promises";
import { chunkerVersion } from "@/lib/guide/split-passages";
import { generationFolder, readCurrent } from "./index-paths";
import type { ExpectedModel } from "./load-generation";
import { indexFormat, type Manifest, readManifest, verifyFiles } from "./manifest";
import { type GuideLists, readGuideSource } from "./read-guide-source";

/** Whether the live index can serve as it is, and if not, why and from what to rebuild it. */
export type IndexState =
  | { readonly fresh: true; readonly manifest: Manifest }
  | { readonly fresh: false; readonly reason: string; readonly source: string | undefined };

export interface CheckIndexOptions extends GuideLists {
  readonly dataDir: string;
  readonly model: ExpectedModel;
}

/**
 * Compares the live index with its source, the configured model and its own checksums.
 * The lists are those given to `ingest`. An index made from another source than the default stays
 * with that source.
 */
export async function checkIndex({
  dataDir,
  model,
  ...lists
}: CheckIndexOptions): Promise<IndexState> {
  const current = await readCurrent(dataDir).catch(() => undefined);
  if (!current) return { fresh: false, reason: "there is no index yet", source: undefined };
  const folder = generationFolder(dataDir, current);
  let manifest: Manifest;
  try {
    manifest = await readManifest(folder);
  } catch {
    return { fresh: false, reason: "its manifest cannot be read", source: undefined };
  }
  const stale = (reason: string): IndexState => ({ fresh: false, reason, source: manifest.source });
  try {
    await verifyFiles(folder, manifest);
  } catch {
    return stale("a file of it is damaged");
  }
  if (manifest.format !== indexFormat || manifest.chunkerVersion !== chunkerVersion) {
    return stale("another version of Viva made it");
  }
  if (manifest.embedding.fingerprint !== model.fingerprint) {
    return stale(`${manifest.embedding.modelId} made it, ${model.modelId} is configured`);
  }
  const sourceExists = (await stat(manifest.source).catch(() => undefined)) !== undefined;
  if (sourceExists && (await readGuideSource(manifest.source, lists)).hash !== manifest.guideHash) {
    return stale("the guide has changed");
  }
  return { fresh: true, manifest };
}
