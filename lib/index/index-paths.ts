import { readFile } from "node:fs/promises";
import path from "node:path";
import { VivaError } from "@/lib/errors";

/** Folder of all generations. */
export function indexFolder(dataDir: string): string {
  return path.join(dataDir, "index");
}

/** Folder of one generation. */
export function generationFolder(dataDir: string, generation: string): string {
  return path.join(indexFolder(dataDir), generation);
}

/** The file that names the live generation. */
export function currentFile(dataDir: string): string {
  return path.join(indexFolder(dataDir), "current");
}

/**
 * The live generation's name, or undefined before the first ingest.
 * @throws {VivaError} `index-damaged` when `current` holds something else than a name
 */
export async function readCurrent(dataDir: string): Promise<string | undefined> {
  let text: string;
  try {
    text = await readFile(currentFile(dataDir), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  const name = text.trim();
  if (/^\d{8}T\d{9}Z-[0-9a-f]{8}$/.test(name)) return name;
  throw new VivaError(
    "index-damaged",
    `The index is damaged: ${currentFile(dataDir)} names no generation. Run \`npm run ingest -- --force\`.`,
  );
}
