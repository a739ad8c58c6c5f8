import { test as base, expect } from "@playwright/test";

interface Guard {
  /** Lets console errors pass that the test itself provokes. */
  allowConsoleErrors(pattern: RegExp): void;
}

/**
 * The test of every spec with a page: it also fails on a request to another origin, a violation of
 * the Content-Security-Policy, an uncaught error, an error in the console and a JavaScript dialog.
 */
export const test = base.extend<{ guard: Guard }>({
  guard: [
    async ({ context, baseURL }, use) => {
      const faults: string[] = [];
      const consoleErrors: string[] = [];
      const allowed: RegExp[] = [];
      const origin = new URL(baseURL ?? "").origin;
      await context.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) => {
          console.error(
            `Policy violation: ${event.effectiveDirective} ${event.blockedURI} ` +
              `${event.sourceFile}:${event.lineNumber} ${event.sample}`,
          );
        });
      });
      context.on("request", (request) => {
        const url = new URL(request.url());
        if (/^(data|blob):$/.test(url.protocol) || url.origin === origin) return;
        faults.push(`request to ${request.url()}`);
      });
      context.on("console", (message) => {
        if (message.type() !== "error") return;
        consoleErrors.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on("weberror", (error) => faults.push(`uncaught: ${error.error().stack}`));
      context.on("dialog", (dialog) => {
        faults.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      await use({ allowConsoleErrors: (pattern) => allowed.push(pattern) });
      const unexpected = consoleErrors.filter(
        (error) => !allowed.some((pattern) => pattern.test(error)),
      );
      expect([...faults, ...unexpected]).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
