import { markersIn, sourceOf } from "./answer-stream";
import { ask, askAndWait, composer, expectWhole, markersOf, sourceCardsOf, turnOf } from "./chat";
import { expect, test } from "./fixtures";
import { ports, urlOf } from "./servers";

const inOwnWords = "How do I keep my model from parroting its training data?";

test("a question in one's own words gets its sources and an answer quoted from them", async ({
  page,
}) => {
  await page.goto("/");
  const { turn, stream } = await askAndWait(page, inOwnWords);
  expect(stream.sources.map(({ questionNumber }) => questionNumber)).toContain(30);
  const cited = new Set(markersIn(stream.text));
  const { question } = sourceOf(stream, [...cited][0]);
  const named = turn.getByText(question, { exact: true }).filter({ visible: true });
  await expect(named.first()).toBeVisible();
  await expect(sourceCardsOf(turn)).toHaveCount(cited.size);
  await expect(markersOf(turn).first()).toBeVisible();
  await expect(turn).toContainText("Quoted from the guide; no language model configured");
});

test("a screen reader is told when an answer begins and when it is there", async ({ page }) => {
  await page.goto("/");
  const { turn, stream } = await askAndWait(page, inOwnWords);
  const count = stream.sources.length;
  await expect(page.getByRole("status").filter({ hasText: "Answer" })).toHaveText(
    `Answer ready, ${count} ${count === 1 ? "source" : "sources"}`,
  );
  await expect(turn.getByRole("status")).toHaveCount(0);
});

test("one of the first questions is asked by pressing it", async ({ page }) => {
  await page.goto("/");
  const first = page
    .getByRole("region", { name: "Questions to start with" })
    .getByRole("button")
    .first();
  await first.click();
  const turn = page.getByRole("article");
  await expectWhole(turn);
  await expect(markersOf(turn).first()).toBeVisible();
});

test("a follow-up is asked after the answer it stands under", async ({ page }) => {
  await page.goto("/");
  const { turn } = await askAndWait(page, inOwnWords);
  const followUps = turn.getByRole("region", { name: "Follow-up questions" });
  const followUp = followUps.getByRole("button").first();
  const question = (await followUp.textContent()) ?? "";
  await followUp.click();
  await expectWhole(turnOf(page, question));
  await expect(page.getByRole("article")).toHaveCount(2);
});

test("an answer is as long as its reader chose, also after a reload", async ({ page }) => {
  await page.goto("/");
  const deep = await askAndWait(page, inOwnWords);
  await page.getByText("Brief", { exact: true }).click();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Brief" })).toBeChecked();
  const brief = await askAndWait(page, "How does retrieval-augmented generation work?");
  const words = (text: string) => text.split(/\s+/).length;
  expect(words(brief.stream.text)).toBeLessThan(words(deep.stream.text));
  expect(words(brief.stream.text)).toBeLessThan(110);
});

test("copying takes the answer along with the addresses of its sources", async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  const { turn, stream } = await askAndWait(page, inOwnWords);
  await turn.getByRole("button", { name: "Copy answer" }).click();
  await expect(turn.getByText("Copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(stream.text.trim());
  const { url } = sourceOf(stream, markersIn(stream.text)[0]);
  expect(copied).toContain(`${baseURL}${url}`);
});

test("a question too long to send says so and stays", async ({ page }) => {
  await page.goto("/");
  await composer(page).fill("x".repeat(4001));
  await expect(page.getByText(/4,001 of 4,000 characters/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Send" })).toBeDisabled();
  await composer(page).fill("x".repeat(4000));
  await expect(page.getByRole("button", { name: "Send" })).toBeEnabled();
});

test("Shift+Enter starts a new line, Enter sends", async ({ page }) => {
  await page.goto("/");
  await composer(page).fill("What is RLHF");
  await composer(page).press("Shift+Enter");
  await expect(composer(page)).toHaveValue("What is RLHF\n");
  await expect(page.getByRole("article")).toHaveCount(0);
  await composer(page).press("Enter");
  await expectWhole(page.getByRole("article"));
});

test.describe("with a language model", () => {
  test.use({ baseURL: urlOf(ports.llm) });

  test("the sources stand there while the model still thinks, and the words arrive one by one", async ({
    page,
  }) => {
    await page.goto("/");
    const silent = await ask(page, "How do you diagnose overfitting? scenario:silent");
    await expect(silent.getByText(/^Reading \d+ passages/)).toBeVisible();
    await expect(sourceCardsOf(silent).first()).toBeVisible();
    await expect(silent.getByRole("alert")).toBeVisible();
    const slow = await ask(page, "How is overfitting diagnosed? scenario:slow");
    await expect(slow).toContainText("word2 ");
    await expect(slow).not.toContainText("word50");
    await expect(page.getByRole("button", { name: "Stop", exact: true })).toBeVisible();
    await expect(slow).toContainText("word9 ");
    await expect(slow).toContainText("Written by fake from the guide’s passages");
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the page is there at once, with its questions", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("heading", { name: "Ask the guide", level: 1 })).toBeVisible();
    await expect(composer(page)).toBeVisible();
    await expect(
      page.getByRole("region", { name: "Questions to start with" }).getByRole("listitem"),
    ).toHaveCount(5);
  });
});
