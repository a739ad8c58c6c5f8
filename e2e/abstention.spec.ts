import { askAndWait, markersOf, sourceCardsOf } from "./chat";
import { expect, test } from "./fixtures";

for (const question of ["What are the best hiking trails near Denver?", "Best pasta recipes"]) {
  test(`a question the guide does not answer gets no citation but links: ${question}`, async ({
    page,
  }) => {
    await page.goto("/");
    const { turn, stream } = await askAndWait(page, question);
    expect(stream.metadata.answerable).toBe(false);
    expect(stream.types).not.toContain("data-sources");
    await expect(turn).toContainText("The guide does not answer this.");
    await expect(markersOf(turn)).toHaveCount(0);
    await expect(sourceCardsOf(turn)).toHaveCount(0);
    const links = turn.getByRole("list", { name: "Nearest questions" }).getByRole("link");
    await expect(links).toHaveCount(4);
    const [first = ""] = await links.allTextContents();
    await links.first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(first);
  });
}

for (const [question, unsure] of [
  ["using gpt to grade gpt... isn't that cheating?", true],
  ["What is retrieval-augmented generation?", false],
] as const) {
  test(`an answer says when it may be to another question: ${question}`, async ({ page }) => {
    await page.goto("/");
    const { turn, stream } = await askAndWait(page, question);
    expect(stream.metadata.answerable).toBe(true);
    expect(stream.metadata.confidence < 0.5).toBe(unsure);
    await expect(turn.getByText("Viva is not sure that this is what you asked")).toHaveCount(
      unsure ? 1 : 0,
    );
  });
}

test("a nearest question can be asked in place", async ({ page }) => {
  await page.goto("/");
  const { turn } = await askAndWait(page, "Best pasta recipes");
  await turn
    .getByRole("button", { name: /^Ask: / })
    .first()
    .click();
  await expect(page.getByRole("article")).toHaveCount(2);
  await expect(markersOf(page.getByRole("article").last()).first()).toBeVisible();
});

for (const [words, reply] of [
  ["hello", /^Hello! Ask me anything/],
  ["thanks a lot", /^You're welcome/],
  ["what can you do?", /I answer questions about generative AI from one guide/],
] as const) {
  test(`small talk gets a short reply without sources: ${words}`, async ({ page }) => {
    await page.goto("/");
    const { turn, stream } = await askAndWait(page, words);
    expect(stream.text).toMatch(reply);
    expect(stream.types).not.toContain("data-sources");
    await expect(markersOf(turn)).toHaveCount(0);
    await expect(sourceCardsOf(turn)).toHaveCount(0);
  });
}

test("the topics are listed as links into the guide", async ({ page }) => {
  await page.goto("/");
  const { turn } = await askAndWait(page, "list the topics");
  await expect(turn.getByRole("listitem")).toHaveCount(18);
  await expect(sourceCardsOf(turn)).toHaveCount(0);
  const last = turn.getByRole("listitem").last().getByRole("link");
  const section = (await last.textContent()) ?? "";
  await last.click();
  await expect(page).toHaveURL(/\/guide\/\d+-/);
  await expect(page.getByRole("navigation", { name: "Breadcrumb" })).toContainText(section);
});
