import { ask, expectWhole, markersOf, panelOf } from "./chat";
import { expect, test } from "./fixtures";
import { ports, urlOf } from "./servers";

test.use({ baseURL: urlOf(ports.llm) });

const question = "How do I detect that a generative model memorized its training data?";

test("an answer that its passages bear out looks clean", async ({ page }) => {
  await page.goto("/");
  const turn = await ask(page, `${question} scenario:quote`);
  await expectWhole(turn);
  await expect(markersOf(turn).first()).toBeVisible();
  await expect(turn.locator("[data-doubt]")).toHaveCount(0);
  await expect(turn.locator("details", { hasText: "sentence" })).toHaveCount(0);
  await markersOf(turn).first().click();
  const marked = panelOf(page).locator(".passage-highlight mark");
  await expect(marked.first()).toBeVisible();
});

test("a sentence with another number is struck, and says so", async ({ page }) => {
  await page.goto("/");
  const turn = await ask(page, `${question} scenario:altered`);
  await expectWhole(turn);
  const doubted = turn.locator('.marker[data-doubt="unsupported"]');
  await expect(doubted).toHaveCount(1);
  await expect(doubted).toHaveAccessibleName(/another number/);
  await expect(doubted).toHaveCSS("text-decoration-line", "line-through");
  await doubted.click();
  await expect(panelOf(page)).toContainText("The guide has another number there");
  await expect(panelOf(page).locator("mark")).toHaveCount(0);
});

test("a sentence that cites the wrong passage is offered the right one", async ({ page }) => {
  await page.goto("/");
  const turn = await ask(page, `${question} scenario:miscited`);
  await expectWhole(turn);
  // Weak or unsupported, by how many of its words the wrong passage happens to hold.
  await expect(turn.locator(".marker[data-doubt]")).toHaveCount(1);
  const better = turn.getByRole("button", { name: /^Found in source 1:/ });
  await better.click();
  await expect(panelOf(page)).toHaveAccessibleName(/^Source 1 of/);
});

test("an answer that nothing bears out is introduced as such", async ({ page }) => {
  await page.goto("/");
  const turn = await ask(page, `${question} scenario:invented`);
  await expectWhole(turn);
  await expect(turn).toContainText("Nothing of this answer was found in the passages it cites.");
});

test("a model that repeats its instructions is stopped before they are shown", async ({ page }) => {
  await page.goto("/");
  const turn = await ask(page, `${question} scenario:obey`);
  await expect(turn.getByRole("alert")).toContainText("began to repeat its instructions");
  await expect(turn).not.toContainText("You answer from numbered passages");
});

test("says how an answer was found, and searches other words", async ({ page }) => {
  await page.goto("/");
  const turn = await ask(page, question);
  await expectWhole(turn);
  await turn.getByText("How this was found").click();
  const found = turn.locator(".receipt-list > li");
  await expect(found.first()).toContainText(/meaning 0\.\d\d, words/);
  await turn.getByLabel("Words searched").fill("What is a tokenizer?");
  await turn.getByRole("button", { name: "Search again" }).click();
  await expect(found.first()).toContainText(/token/i);
});

test("a citation whose passage has gone says so and keeps its text", async ({ page }) => {
  await page.goto("/");
  const turn = await ask(page, `${question} scenario:quote`);
  await expectWhole(turn);
  await page.route("**/api/passages", (route) => route.fulfill({ json: { existing: [] } }));
  await markersOf(turn).first().click();
  await expect(panelOf(page)).toContainText("This passage has changed since");
  await expect(panelOf(page).locator(".passage-highlight")).not.toBeEmpty();
});
