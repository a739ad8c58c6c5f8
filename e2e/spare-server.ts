import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as base } from "./fixtures";
import { ports } from "./servers";
import { startViva, type VivaServer } from "./viva-server";

export interface SpareServer extends VivaServer {
  /** Its VIVA_DATA_DIR: a copy, free to be damaged. */
  readonly dataDir: string;
}

/** Answers a client of the spare server gets in a minute. */
export const spareRateLimit = 3;

/** For tests of a server they may damage or exhaust; it believes X-Forwarded-For. */
export const test = base.extend<{ baseURL: string }, { spare: SpareServer }>({
  spare: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from here.
    async ({}, use, { parallelIndex }) => {
      const dataDir = await mkdtemp(path.join(tmpdir(), "viva-e2e-"));
      await cp(".viva", dataDir, { recursive: true });
      const server = await startViva({
        port: ports.spare + parallelIndex,
        env: {
          VIVA_DATA_DIR: dataDir,
          VIVA_RATE_LIMIT_PER_MINUTE: String(spareRateLimit),
          VIVA_TRUSTED_PROXY_HOPS: "1",
        },
      });
      await use({ ...server, dataDir });
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ spare }, use) => use(spare.baseUrl),
});

export { expect } from "./fixtures";
