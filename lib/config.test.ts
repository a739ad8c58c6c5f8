import { expect, it } from "vitest";
import { readConfig } from "./config";

const read = (env: Record<string, string>) => readConfig(env, "/project");

it("needs nothing to be set", () => {
  expect(read({})).toMatchObject({
    dataDir: "/project/.viva",
    host: "127.0.0.1",
    port: 3000,
    llm: undefined,
    embeddingModel: undefined,
    rateLimitPerMinute: 120,
  });
});

it("takes empty variables for unset ones", () => {
  expect(read({ OPENAI_API_KEY: "", VIVA_LLM_BASE_URL: " " }).llm).toBeUndefined();
});

it("uses OpenAI when only a key is given", () => {
  expect(read({ OPENAI_API_KEY: "sk-1" }).llm).toEqual({
    kind: "openai",
    model: "gpt-5-mini",
    apiKey: "sk-1",
    baseUrl: undefined,
  });
});

it("prefers a server of one's own to OpenAI", () => {
  const env = {
    OPENAI_API_KEY: "sk-1",
    VIVA_LLM_BASE_URL: "http://localhost:11434/v1",
    VIVA_LLM_MODEL: "llama3.2",
  };
  expect(read(env).llm).toMatchObject({ kind: "compatible", model: "llama3.2" });
});

it("reports every faulty variable at once, by name", () => {
  const env = { PORT: "99999", VIVA_IDLE_TIMEOUT_MS: "soon", OPENAI_BASE_URL: "ftp://x" };
  expect(() => read(env)).toThrow(
    /PORT[\s\S]*VIVA_IDLE_TIMEOUT_MS|VIVA_IDLE_TIMEOUT_MS[\s\S]*PORT/,
  );
  expect(() => read(env)).toThrow(/OPENAI_BASE_URL/);
});

it("asks for the model's name with an address, and for the key with an OpenAI embedding model", () => {
  expect(() => read({ VIVA_LLM_BASE_URL: "http://localhost:1/v1" })).toThrow(/VIVA_LLM_MODEL/);
  expect(() => read({ VIVA_EMBEDDING_MODEL: "openai:text-embedding-3-small" })).toThrow(
    /OPENAI_API_KEY/,
  );
});
