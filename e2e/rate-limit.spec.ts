import { ask } from "./chat";
import { expect, spareRateLimit, test } from "./spare-server";

const hello = { messages: [{ role: "user", parts: [{ type: "text", text: "hello" }] }] };

test("a client that asks too often is told when to come back, another one is not", async ({
  request,
}) => {
  const askFrom = (client: string) =>
    request.post("/api/chat", { data: hello, headers: { "x-forwarded-for": client } });
  for (let count = 0; count < spareRateLimit; count += 1) {
    expect((await askFrom("203.0.113.1")).status()).toBe(200);
  }
  const refused = await askFrom("203.0.113.1");
  expect(refused.status()).toBe(429);
  const seconds = Number(refused.headers()["retry-after"]);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60 / spareRateLimit);
  expect(await refused.json()).toMatchObject({ error: { code: "rate-limited" } });
  expect((await askFrom("203.0.113.2")).status()).toBe(200);
  // What a client writes into the header itself stands left of the proxy's entry.
  expect((await askFrom("203.0.113.3, 203.0.113.1")).status()).toBe(429);
});

test.describe("on the page", () => {
  test.use({ extraHTTPHeaders: { "x-forwarded-for": "203.0.113.4" } });

  test("the wait is shown and Retry waits for it", async ({ page, request, guard }) => {
    guard.allowConsoleErrors(/status of 429/);
    await page.goto("/");
    for (let count = 0; count < spareRateLimit; count += 1) {
      expect((await request.post("/api/chat", { data: hello })).status()).toBe(200);
    }
    const turn = await ask(page, "How does RLHF work?");
    await expect(turn.getByRole("alert")).toContainText("Too many requests.");
    await expect(turn.getByRole("button", { name: /^Retry in \d+ s$/ })).toBeDisabled();
  });
});
