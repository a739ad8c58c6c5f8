import path from "node:path";
import nextEnv from "@next/env";
import { z } from "zod";
import { VivaError } from "./errors";

const optionalText = z
  .string()
  .trim()
  .transform((value) => value || undefined)
  .optional();
const optionalUrl = optionalText.pipe(z.url({ protocol: /^https?$/ }).optional());
const positiveInt = (fallback: number) => z.coerce.number().int().positive().default(fallback);

const schema = z
  .object({
    VIVA_DATA_DIR: z.string().trim().min(1).default(".viva"),
    VIVA_EMBEDDING_MODEL: optionalText,
    OPENAI_API_KEY: optionalText,
    OPENAI_BASE_URL: optionalUrl,
    VIVA_LLM_BASE_URL: optionalUrl,
    VIVA_LLM_MODEL: optionalText,
    VIVA_LLM_API_KEY: optionalText,
    VIVA_FIRST_TOKEN_TIMEOUT_MS: positiveInt(20_000),
    VIVA_IDLE_TIMEOUT_MS: positiveInt(30_000),
    VIVA_UNSUPPORTED: z.enum(["mark", "replace"]).default("mark"),
    VIVA_GRADE_TIMEOUT_MS: positiveInt(60_000),
    VIVA_RATE_LIMIT_PER_MINUTE: positiveInt(120),
    VIVA_TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
    HOST: z.string().trim().min(1).default("127.0.0.1"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  })
  .superRefine((env, context) => {
    if (env.VIVA_LLM_BASE_URL && !env.VIVA_LLM_MODEL) {
      context.addIssue({
        code: "custom",
        path: ["VIVA_LLM_MODEL"],
        message: "must name the model to use at VIVA_LLM_BASE_URL, for example llama3.2",
      });
    }
    if (env.VIVA_EMBEDDING_MODEL?.startsWith("openai:") && !env.OPENAI_API_KEY) {
      context.addIssue({
        code: "custom",
        path: ["OPENAI_API_KEY"],
        message: `is needed for VIVA_EMBEDDING_MODEL=${env.VIVA_EMBEDDING_MODEL}`,
      });
    }
  });

/** Which language model writes answers; undefined means the embedded one. */
export type LlmConfig =
  | {
      readonly kind: "openai";
      readonly model: string;
      readonly apiKey: string;
      readonly baseUrl?: string;
    }
  | {
      readonly kind: "compatible";
      readonly model: string;
      readonly apiKey?: string;
      readonly baseUrl: string;
    };

/** Everything Viva reads from its environment, parsed. */
export interface Config {
  /** Repository root: where `content/` and the worker script lie. */
  readonly projectDir: string;
  /** Absolute folder for models, index and database. */
  readonly dataDir: string;
  /** Undefined: the embedded MiniLM. */
  readonly embeddingModel?: string;
  readonly openai?: { readonly apiKey: string; readonly baseUrl?: string };
  readonly llm?: LlmConfig;
  /** Longest wait for a language model's first token, milliseconds. */
  readonly firstTokenTimeoutMs: number;
  /** Longest silence between two tokens, milliseconds. */
  readonly idleTimeoutMs: number;
  /** What becomes of an answer that the guide bears out too little; see `AnswerDependencies`. */
  readonly unsupported: "mark" | "replace";
  /** Longest wait for a language model's grade of one answer, milliseconds. */
  readonly gradeTimeoutMs: number;
  /** Requests a client may send to /api in a minute. */
  readonly rateLimitPerMinute: number;
  /** Reverse proxies in front whose X-Forwarded-For entries may be believed. */
  readonly trustedProxyHops: number;
  readonly host: string;
  readonly port: number;
}

/** The OpenAI model used when only a key is given. */
const defaultOpenAiModel = "gpt-5-mini";

/**
 * Parses an environment.
 * @throws {VivaError} `config-invalid`, listing every faulty variable at once
 */
export function readConfig(env: Record<string, string | undefined>, projectDir: string): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    throw new VivaError(
      "config-invalid",
      `Check the environment:\n${z.prettifyError(parsed.error)}`,
    );
  }
  const value = parsed.data;
  const openai = value.OPENAI_API_KEY
    ? { apiKey: value.OPENAI_API_KEY, baseUrl: value.OPENAI_BASE_URL }
    : undefined;
  return {
    projectDir,
    dataDir: path.resolve(projectDir, value.VIVA_DATA_DIR),
    embeddingModel: value.VIVA_EMBEDDING_MODEL,
    openai,
    llm: chooseLlm(value),
    firstTokenTimeoutMs: value.VIVA_FIRST_TOKEN_TIMEOUT_MS,
    idleTimeoutMs: value.VIVA_IDLE_TIMEOUT_MS,
    unsupported: value.VIVA_UNSUPPORTED,
    gradeTimeoutMs: value.VIVA_GRADE_TIMEOUT_MS,
    rateLimitPerMinute: value.VIVA_RATE_LIMIT_PER_MINUTE,
    trustedProxyHops: value.VIVA_TRUSTED_PROXY_HOPS,
    host: value.HOST,
    port: value.PORT,
  };
}

/** A server of one's own goes before OpenAI: whoever names an address means it. */
function chooseLlm(value: z.infer<typeof schema>): LlmConfig | undefined {
  if (value.VIVA_LLM_BASE_URL && value.VIVA_LLM_MODEL) {
    return {
      kind: "compatible",
      model: value.VIVA_LLM_MODEL,
      apiKey: value.VIVA_LLM_API_KEY,
      baseUrl: value.VIVA_LLM_BASE_URL,
    };
  }
  if (!value.OPENAI_API_KEY) return undefined;
  return {
    kind: "openai",
    model: value.VIVA_LLM_MODEL ?? defaultOpenAiModel,
    apiKey: value.OPENAI_API_KEY,
    baseUrl: value.OPENAI_BASE_URL,
  };
}

let loaded: Config | undefined;

/**
 * The process's configuration, from the environment and `.env` files, read once.
 * @throws {VivaError} `config-invalid`
 */
export function getConfig(): Config {
  if (!loaded) {
    const projectDir = process.cwd();
    nextEnv.loadEnvConfig(projectDir, process.env.NODE_ENV !== "production", {
      info: () => {},
      error: console.error,
    });
    loaded = readConfig(process.env, projectDir);
  }
  return loaded;
}
