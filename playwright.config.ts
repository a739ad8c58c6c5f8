import { existsSync } from "node:fs";
import { chromium, defineConfig } from "@playwright/test";
import { ports, urlOf } from "./e2e/servers";

const ownBrowser = chromium.executablePath();
const browser =
  process.env.VIVA_BROWSER ?? (existsSync(ownBrowser) ? ownBrowser : "/usr/bin/chromium");
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  testMatch: "*.spec.ts",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: false,
  workers: 2,
  // A busy machine may miss a wait once, and the report then says "flaky"; a fault fails twice.
  retries: 1,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL: urlOf(ports.embedded),
    browserName: "chromium",
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: browser,
      args: [
        ...(asRoot ? ["--no-sandbox"] : []),
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: {
    // The product's own start script, in both configurations, beside a fake OpenAI server.
    command: "node --import tsx e2e/start-servers.ts",
    url: urlOf(ports.ready),
    timeout: 10 * 60_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    reuseExistingServer: process.env.VIVA_E2E_REUSE === "1",
    stdout: "ignore",
    stderr: "pipe",
  },
});
