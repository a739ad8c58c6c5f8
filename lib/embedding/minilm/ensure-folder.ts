import { VivaError } from "@/lib/errors";
import { checkFolder, describeFiles, type Manifest, manifestName } from "./manifest";
import { replaceFolder } from "./replace-folder";

/** A model folder that Viva writes itself. */
export interface ModelFolder {
  readonly folder: string;
  /** What it is called in messages, e.g. `embedding model`. */
  readonly name: string;
  /** Raise it when the same source would be written differently: older folders are then replaced. */
  readonly writer: number;
  /** What it is made from; a folder made from something else is replaced. */
  readonly source: string;
  /** The files' content by path, `/`-separated, relative to the folder. */
  readonly render: () => Promise<ReadonlyMap<string, Uint8Array>>;
  /** Told in one sentence why a folder that was there is written again. */
  readonly report: (message: string) => void;
}

/**
 * Makes sure that the folder holds the model, whole and unchanged: writes it where it is missing,
 * outdated or damaged. Safe to call from several processes at once; a process killed midway leaves
 * nothing that is taken for a model.
 * @throws {VivaError} what `render` throws, or `embedding-model-missing` if the folder cannot be
 *   written or read
 */
export async function ensureModelFolder(model: ModelFolder): Promise<Manifest> {
  try {
    return await ensureFolder(model);
  } catch (cause) {
    if (cause instanceof VivaError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new VivaError(
      "embedding-model-missing",
      `The ${model.name} cannot be written to or read from ${model.folder}: ${reason}. Set VIVA_DATA_DIR to a writable folder.`,
      { cause },
    );
  }
}

async function ensureFolder(model: ModelFolder): Promise<Manifest> {
  const { folder, name, writer, source, report } = model;
  const state = await checkFolder(folder, { writer, source });
  if (state.kind === "whole") return state.manifest;
  if (state.kind === "damaged") {
    report(`The ${name} in ${folder} is damaged (${state.reason}); it is written again.`);
  }
  const files = await model.render();
  const manifest = describeFiles(files, { writer, source });
  const manifestText = new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`);
  const isWhole = async () => (await checkFolder(folder, { writer, source })).kind === "whole";
  await replaceFolder(folder, new Map([...files, [manifestName, manifestText]]), isWhole);
  return manifest;
}
