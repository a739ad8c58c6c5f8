import { ask, composer, expectWhole, markersOf } from "./chat";
import { expect, test } from "./fixtures";
import { ports, urlOf } from "./servers";

const kept = "Duplicates are memorized more often";

const failures = [
  { scenario: "unauthorized", says: /refused the key/, retryable: false, text: "" },
  { scenario: "rate-limited", says: /over its rate limit/, retryable: true, text: "" },
  { scenario: "broken", says: /failed on its side/, retryable: true, text: "" },
  { scenario: "empty", says: /sent an empty answer/, retryable: true, text: "" },
  { scenario: "silent", says: /sent nothing for 1\.5 s/, retryable: true, text: "" },
  { scenario: "stall", says: /fell silent for 1\.5 s/, retryable: true, text: kept },
  { scenario: "cut", says: /broke off in the middle/, retryable: true, text: kept },
  { scenario: "error-event", says: /broke off in the middle/, retryable: true, text: kept },
  { scenario: "malformed", says: /broke off in the middle/, retryable: true, text: kept },
];

test.describe("a language model that fails", () => {
  test.use({ baseURL: urlOf(ports.llm) });

  for (const { scenario, says, retryable, text } of failures) {
    test(`${scenario} ends in a plain message that keeps what had arrived`, async ({ page }) => {
      await page.goto("/");
      const turn = await ask(page, `How do you diagnose overfitting? scenario:${scenario}`);
      const alert = turn.getByRole("alert");
      await expect(alert).toContainText(says);
      await expect(alert.getByRole("button", { name: "Retry" })).toHaveCount(retryable ? 1 : 0);
      await expect(turn).toContainText(text);
      await expect(page.getByRole("button", { name: "Send" })).toBeVisible();
      await expect(page.getByRole("main")).not.toContainText(
        /sk-secret|Incorrect API key|127\.0\.0\.1| at \S+ \(|\.[jt]s:\d/,
      );
      await page.reload();
      await expect(alert).toContainText(says);
      await expect(turn).toContainText(text);
    });
  }

  test("Retry after a failure brings the answer", async ({ page }) => {
    await page.goto("/");
    const turn = await ask(page, "How do you diagnose overfitting? scenario:broken-once");
    await turn.getByRole("alert").getByRole("button", { name: "Retry" }).click();
    await expectWhole(turn);
    await expect(turn).toContainText("Deduplication helps");
    await expect(turn.getByRole("alert")).toHaveCount(0);
    await expect(page.getByRole("article")).toHaveCount(1);
  });

  test("markers to nowhere, markup, scripts, images and script links stay words", async ({
    page,
  }) => {
    await page.goto("/");
    const turn = await ask(page, "How do you diagnose overfitting? scenario:hostile");
    await expectWhole(turn);
    // A number that names no source is dropped.
    await expect(turn).toContainText("Claim.");
    await expect(turn).not.toContainText("[99]");
    await expect(markersOf(turn)).toHaveText(["1"]);
    await expect(turn.locator("img, script, iframe, object, embed, svg [onload]")).toHaveCount(0);
    await expect(turn.locator("a[href^='javascript' i]")).toHaveCount(0);
    await expect(turn.getByText("link", { exact: true })).toBeVisible();
    await expect(turn.getByRole("link", { name: "link", exact: true })).toHaveCount(0);
  });
});

test("markup in a question stays words", async ({ page }) => {
  const question = "What is <b>RLHF</b>? <img src=x onerror=alert(1)><script>alert(2)</script>";
  await page.goto("/");
  const turn = await ask(page, question);
  await expectWhole(turn);
  await expect(turn.getByRole("heading", { level: 2 })).toHaveText(question);
  await expect(turn.locator("img, script, b")).toHaveCount(0);
});

test("a server that cannot be reached is named, and Retry brings the answer", async ({
  page,
  guard,
}) => {
  guard.allowConsoleErrors(/ERR_CONNECTION_REFUSED/);
  await page.goto("/");
  await page.route("**/api/chat", (route) => route.abort("connectionrefused"));
  const turn = await ask(page, "How does RLHF work?");
  await expect(turn.getByRole("alert")).toContainText("Viva's server cannot be reached");
  await expect(composer(page)).toBeEnabled();
  await page.unroute("**/api/chat");
  await turn.getByRole("button", { name: "Retry" }).click();
  await expectWhole(turn);
  await expect(markersOf(turn).first()).toBeVisible();
});
