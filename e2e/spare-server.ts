import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { test as base } from "./fixtures";
import { startViva } from "./viva-server";

export interface SpareServer {
  readonly baseUrl: string;
  /** Its VIVA_DATA_DIR: a copy, free to be damaged. */
  readonly dataDir: string;
  /** Ends it in the middle of whatever it does. */
  kill(): Promise<void>;
  /** Starts it again after that, on the same address and data. */
  start(): Promise<void>;
}

/** Answers a client of the spare server gets in a minute. */
export const spareRateLimit = 10;

/** For tests of a server they may damage or exhaust; it believes X-Forwarded-For. */
export const test = base.extend<{ baseURL: string }, { spare: SpareServer }>({
  spare: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from here.
    async ({}, use) => {
      const dataDir = await mkdtemp(path.join(tmpdir(), "viva-e2e-"));
      try {
        // Not the database: other tests write to it, and half of what they write is no database.
        const filter = (file: string) => !path.basename(file).startsWith("viva.db");
        await cp(".viva", dataDir, { recursive: true, filter });
        const options = {
          port: await findFreePort(),
          env: {
            VIVA_DATA_DIR: dataDir,
            VIVA_RATE_LIMIT_PER_MINUTE: String(spareRateLimit),
            VIVA_TRUSTED_PROXY_HOPS: "1",
          },
        };
        let server = await startViva(options);
        await use({
          baseUrl: server.baseUrl,
          dataDir,
          kill: () => server.kill(),
          start: async () => {
            server = await startViva(options);
          },
        });
        await server.stop();
      } finally {
        await rm(dataDir, { recursive: true, force: true });
      }
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ spare }, use) => use(spare.baseUrl),
});

function findFreePort(): Promise<number> {
  const holder = createServer();
  return new Promise((resolve, reject) => {
    holder.once("error", reject);
    holder.listen(0, "127.0.0.1", () => {
      const address = holder.address();
      holder.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

export { expect } from "./fixtures";
