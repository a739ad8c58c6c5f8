import { createServer } from "node:http";
import { startFakeOpenAi } from "./fake-openai-server";
import { modelTimeoutMs, ports } from "./servers";
import { startViva } from "./viva-server";

/** Everything the tests talk to, one after another: only the first has to ingest and build. */
async function startServers(): Promise<() => Promise<void>> {
  const fake = await startFakeOpenAi(ports.fakeOpenAi);
  const embedded = await startViva({
    port: ports.embedded,
    env: { VIVA_RATE_LIMIT_PER_MINUTE: "1000" },
  });
  const llm = await startViva({
    port: ports.llm,
    env: {
      VIVA_RATE_LIMIT_PER_MINUTE: "1000",
      VIVA_LLM_BASE_URL: fake.baseUrl,
      VIVA_LLM_MODEL: "fake",
      VIVA_LLM_API_KEY: "sk-secret-key",
      VIVA_FIRST_TOKEN_TIMEOUT_MS: String(modelTimeoutMs),
      VIVA_IDLE_TIMEOUT_MS: String(modelTimeoutMs),
    },
  });
  const ready = createServer((_request, response) => response.end("ready"));
  await new Promise<void>((resolve) => ready.listen(ports.ready, "127.0.0.1", resolve));
  return async () => {
    ready.close();
    await Promise.all([embedded.stop(), llm.stop(), fake.close()]);
  };
}

const stop = await startServers();
process.once("SIGTERM", () => {
  void stop().then(() => process.exit(0));
});
