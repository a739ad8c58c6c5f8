import { stat } from "node:fs/promises";
import path from "node:path";
import { VivaError } from "@/lib/errors";
import { minilm } from "./minilm/ensure-minilm";

/** Which embedding model a setting names. */
export type ModelChoice =
  | { readonly kind: "embedded" }
  /** Absolute path of a folder in the Hugging Face layout. */
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "hub"; readonly id: string }
  | { readonly kind: "openai"; readonly name: string };

const openaiPrefix = "openai:";
const hubId = /^[\w.-]+\/[\w.-]+$/;

/**
 * Reads VIVA_EMBEDDING_MODEL: nothing or `all-MiniLM-L6-v2` is the embedded model, `openai:<name>`
 * OpenAI's, an existing folder that folder, `owner/name` a Hugging Face model.
 * @param projectDir - what a relative folder is relative to
 * @throws {VivaError} `config-invalid` for anything else, `embedding-model-missing` for a path
 *   (starting with `.`, `/`, `~` or a drive letter) without a folder
 */
export async function chooseModel(
  model: string | undefined,
  projectDir: string,
): Promise<ModelChoice> {
  if (model === undefined || model === minilm.modelId) return { kind: "embedded" };
  if (model.startsWith(openaiPrefix) && model.length > openaiPrefix.length) {
    return { kind: "openai", name: model.slice(openaiPrefix.length) };
  }
  const folder = path.resolve(projectDir, model);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) return { kind: "folder", folder };
  if (/^[.~]/.test(model) || path.isAbsolute(model)) {
    throw new VivaError(
      "embedding-model-missing",
      `VIVA_EMBEDDING_MODEL=${model}: there is no folder ${folder}.`,
    );
  }
  if (hubId.test(model)) return { kind: "hub", id: model };
  throw new VivaError(
    "config-invalid",
    `VIVA_EMBEDDING_MODEL=${model} is neither a folder, nor a Hugging Face id (owner/name), nor openai:<name>.`,
  );
}
