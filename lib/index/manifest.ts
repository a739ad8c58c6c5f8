import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { VivaError } from "@/lib/errors";

/** Raise when files of a generation change their meaning; older generations are then rebuilt. */
export const indexFormat = 12;
export const manifestName = "manifest.json";

const manifestSchema = z.strictObject({
  format: z.int(),
  generation: z.string(),
  createdAt: z.iso.datetime(),
  /** The Markdown file or folder it was made from, absolute. */
  source: z.string(),
  /** SHA-256 over the decoded texts and their paths, claims, what is asked, outside examples and everyday words. */
  guideHash: z.string(),
  chunkerVersion: z.int(),
  embedding: z.strictObject({
    modelId: z.string(),
    dimension: z.int().positive(),
    fingerprint: z.string(),
  }),
  counts: z.strictObject({
    sections: z.int(),
    questions: z.int(),
    answered: z.int(),
    passages: z.int(),
  }),
  files: z.record(z.string(), z.strictObject({ sha256: z.string(), bytes: z.int() })),
});

/** What a generation is made of and from; stored beside its files. */
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * Reads a generation's manifest.
 * @throws {VivaError} `index-damaged` when it is missing or not a manifest
 */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = path.join(folder, manifestName);
  try {
    return manifestSchema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (cause) {
    throw damaged(`${file} cannot be read`, cause);
  }
}

/**
 * Compares every file of a generation with its manifest. hnswlib loads a damaged file without
 * complaint and then returns nonsense, so this runs before every load.
 * @throws {VivaError} `index-damaged`, naming the first file that differs
 */
export async function verifyFiles(folder: string, manifest: Manifest): Promise<void> {
  for (const [name, expected] of Object.entries(manifest.files)) {
    const file = path.join(folder, name);
    let actual: string;
    try {
      actual = await sha256OfFile(file);
    } catch (cause) {
      throw damaged(`${file} is missing`, cause);
    }
    if (actual !== expected.sha256) throw damaged(`${file} is not what was written`);
  }
}

/** Hex SHA-256 of a file's bytes, streamed. */
export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

function damaged(what: string, cause?: unknown): VivaError {
  return new VivaError(
    "index-damaged",
    `The index is damaged: ${what}. Run \`npm run ingest -- --force\` to rebuild it.`,
    { cause },
  );
}
