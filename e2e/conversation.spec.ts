import { ask, askAndWait, composer, expectWhole, markersOf, panelOf, turnOf } from "./chat";
import { lastFakeRequest } from "./fake-requests";
import { expect, test } from "./fixtures";
import { ports, urlOf } from "./servers";

test("the last question is edited in its place, and its answer replaced", async ({ page }) => {
  await page.goto("/");
  const first = "What is retrieval-augmented generation?";
  const second = "How does RLHF work?";
  const edited = "How do diffusion models work?";
  await askAndWait(page, first);
  const { turn: before } = await askAndWait(page, second);
  await before.getByRole("button", { name: "Edit question" }).click();
  const editor = page.getByRole("textbox", { name: "Edit your question" });
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue(second);
  await editor.fill(edited);
  await page.getByRole("button", { name: "Ask again" }).click();
  const after = turnOf(page, edited);
  await expectWhole(after);
  await expect(after).toContainText(/diffusion/i);
  await expect(turnOf(page, second)).toHaveCount(0);
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect(turnOf(page, first)).toBeVisible();
});

test("an edit left with Escape changes nothing", async ({ page }) => {
  await page.goto("/");
  const { turn } = await askAndWait(page, "How does RLHF work?");
  const edit = turn.getByRole("button", { name: "Edit question" });
  await edit.click();
  await page.getByRole("textbox", { name: "Edit your question" }).fill("Something else");
  await page.keyboard.press("Escape");
  await expect(turn.getByRole("heading", { name: "How does RLHF work?" })).toBeVisible();
  await expect(edit).toBeFocused();
});

test("draft and conversation survive a reload, markers included", async ({ page }) => {
  await page.goto("/");
  const { turn, stream } = await askAndWait(page, "How does RLHF work?");
  await composer(page).fill("and what about DPO");
  await page.reload();
  await expect(composer(page)).toHaveValue("and what about DPO");
  await expect(turn).toBeVisible();
  await expect(turn.getByRole("button", { name: "Copy answer" })).toBeVisible();
  await markersOf(turn).first().click();
  await expect(panelOf(page)).toHaveAccessibleName(
    new RegExp(`^Source \\d+ of ${stream.sources.length}$`),
  );
});

test("“New chat” empties the page for good and keeps the draft's place", async ({ page }) => {
  await page.goto("/");
  await askAndWait(page, "How does RLHF work?");
  await page.getByRole("button", { name: "New chat" }).click();
  await expect(page.getByRole("article")).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Questions to start with" })).toBeVisible();
  await expect(composer(page)).toBeFocused();
  await page.reload();
  await expect(page.getByRole("region", { name: "Questions to start with" })).toBeVisible();
  await expect(page.getByRole("article")).toHaveCount(0);
});

test("a question of the guide is taken along to the composer, once", async ({ page }) => {
  await page.goto("/guide/24-rlhf");
  const title = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await page.getByRole("link", { name: "Ask about this question" }).click();
  await expect(composer(page)).toHaveValue(title);
  await expect(page).toHaveURL("/");
  await composer(page).fill("");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Ask the guide" })).toBeVisible();
  await expect(composer(page)).toHaveValue("");
});

test("offline, the page says so and keeps the draft until the connection is back", async ({
  page,
  context,
  guard,
}) => {
  guard.allowConsoleErrors(/ERR_INTERNET_DISCONNECTED/);
  await page.goto("/");
  await composer(page).fill("How does RLHF work?");
  await expect(page.getByRole("button", { name: "Send" })).toBeEnabled();
  await context.setOffline(true);
  const banner = page.getByRole("status").filter({ hasText: "Offline" });
  await expect(banner).toBeVisible();
  await expect(page.getByRole("button", { name: "Send" })).toBeDisabled();
  await composer(page).press("Enter");
  await expect(composer(page)).toHaveValue("How does RLHF work?");
  await context.setOffline(false);
  await expect(banner).toBeHidden();
  await page.getByRole("button", { name: "Send" }).click();
  await expectWhole(turnOf(page, "How does RLHF work?"));
});

test.describe("while a language model writes", () => {
  test.use({ baseURL: urlOf(ports.llm) });

  test("Stop keeps what had arrived and hangs up on the model; Retry asks again", async ({
    page,
    request,
  }) => {
    const question = "How would I diagnose overfitting early? scenario:slow";
    await page.goto("/");
    const turn = await ask(page, question);
    await expect(turn).toContainText("word4 ");
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await expect(turn).toContainText("This answer stopped before its end.");
    await expect(turn).toContainText("word4");
    await expect(turn).not.toContainText("word59");
    await expect.poll(async () => (await lastFakeRequest(request, question))?.aborted).toBe(true);
    await turn.getByRole("button", { name: "Retry" }).click();
    // The first words come again too soon to be seen gone.
    await expect(turn).not.toContainText("This answer stopped before its end.");
    await expect(turn).toContainText("word6 ");
    await expect(page.getByRole("article")).toHaveCount(1);
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await expect(page.getByRole("button", { name: "Send" })).toBeVisible();
  });

  test("an answer goes on while its reader looks something up in the guide", async ({ page }) => {
    await page.goto("/");
    const turn = await ask(page, "How can overfitting be diagnosed? scenario:slow");
    await expect(turn).toContainText("word2 ");
    const main = page.getByRole("navigation", { name: "Main" });
    await main.getByRole("link", { name: "Guide" }).click();
    await expect(page.getByRole("heading", { name: "Guide", level: 1 })).toBeVisible();
    await main.getByRole("link", { name: "Ask" }).click();
    await expect(turn).toContainText("word20 ");
    await page.getByRole("button", { name: "Stop", exact: true }).click();
  });

  test("a reload in mid-answer keeps what had arrived and offers to ask again", async ({
    page,
  }) => {
    await page.goto("/");
    const turn = await ask(page, "How may overfitting be diagnosed? scenario:slow");
    await expect(turn).toContainText("word5 ");
    await page.reload();
    await expect(turn).toContainText("word5 ");
    await expect(turn.getByText("This answer stopped before its end.")).toBeVisible();
    await expect(turn.getByRole("button", { name: "Retry" })).toBeVisible();
  });
});
