import { markersIn, sourceOf } from "./answer-stream";
import { askAndWait, composer, markersOf, panelOf, pressUntilFocused } from "./chat";
import { expect, test } from "./fixtures";
import { expectPassage } from "./passage-letters";

const question = "How do I keep my model from parroting its training data?";

/** Questions on different parts of the guide: prose, lists, tables, formulas, code. */
const asked = [
  question,
  "How do GANs and diffusion models differ?",
  "What does temperature do when sampling text?",
  "How do I measure the quality of generated images?",
  "What is prompt injection and how do I defend against it?",
];

for (const [index, words] of asked.entries()) {
  test(`every marker opens the exact passage it stands for (${index + 1})`, async ({ page }) => {
    await page.goto("/");
    const { turn, stream } = await askAndWait(page, words);
    const numbers = markersIn(stream.text);
    expect(numbers.length).toBeGreaterThan(0);
    await expect(markersOf(turn)).toHaveText(numbers.map(String));
    const panel = panelOf(page);
    for (const [at, number] of numbers.entries()) {
      const { text, url } = sourceOf(stream, number);
      await markersOf(turn).nth(at).click();
      await expect(panel).toHaveAccessibleName(`Source ${number} of ${stream.sources.length}`);
      await expectPassage(panel.locator(".passage-highlight"), text);
      const link = panel.getByRole("link", { name: "Open in the guide" });
      await expect(link).toHaveAttribute("href", url);
    }
  });

  test(`every source stands highlighted and in view in the guide (${index + 1})`, async ({
    page,
    request,
  }) => {
    const response = await request.post("/api/search", { data: { query: words, k: 4 } });
    const { results } = (await response.json()) as {
      results: { passageId: string; text: string; url: string }[];
    };
    expect(results).toHaveLength(4);
    for (const { passageId, text, url } of results) {
      await page.goto(url);
      const parts = page.locator(`[data-passage="${passageId}"]`);
      await expect(parts.first()).toHaveAttribute("id", passageId);
      await expect(parts.first()).toHaveAttribute("data-target");
      await expect(parts.first()).toBeInViewport();
      await expectPassage(page.locator("[data-target]"), text);
    }
  });
}

test("the link in the panel leads to the passage in the guide, highlighted and in view", async ({
  page,
}) => {
  await page.goto("/");
  const { turn, stream } = await askAndWait(page, question);
  const marker = markersOf(turn).last();
  const source = sourceOf(stream, markersIn(stream.text).at(-1));
  await marker.click();
  await panelOf(page).getByRole("link", { name: "Open in the guide" }).click();
  await expect(page).toHaveURL(source.url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(source.question);
  const target = page.locator(`[id="${source.passageId}"]`);
  await expect(target).toBeInViewport();
  const plain = page.locator("[data-passage]:not([data-target])").first();
  const backgroundOf = (element: Element) => getComputedStyle(element).backgroundColor;
  expect(await target.evaluate(backgroundOf)).not.toBe(await plain.evaluate(backgroundOf));
  await expectPassage(page.locator("[data-target]"), source.text);
  await page.goBack();
  await expect(turn).toContainText("Quoted from the guide");
});

test("pointing at a marker shows its passage, leaving it hides the passage", async ({ page }) => {
  await page.goto("/");
  const { turn, stream } = await askAndWait(page, question);
  const marker = markersOf(turn).first();
  const source = sourceOf(stream, markersIn(stream.text)[0]);
  await marker.hover();
  const popover = page.getByRole("region", { name: `Passage ${source.n}` });
  await expect(popover).toBeVisible();
  await expectPassage(popover.locator(".prose"), source.text);
  await popover.hover();
  await expect(popover.getByRole("link", { name: "Open in the guide" })).toBeVisible();
  await composer(page).hover();
  await expect(popover).toBeHidden();
});

test("the keyboard's focus shows a marker's passage, and Escape hides it", async ({ page }) => {
  await page.goto("/");
  const { turn, stream } = await askAndWait(page, question);
  const marker = markersOf(turn).first();
  await pressUntilFocused(page, "Shift+Tab", marker);
  const popover = page.getByRole("region", { name: `Passage ${markersIn(stream.text)[0]}` });
  await expect(popover).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(popover).toBeHidden();
  await expect(marker).toBeFocused();
});

for (const width of [390, 1280]) {
  test(`Escape closes the panel and gives the focus back (${width} px)`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/");
    const { turn } = await askAndWait(page, question);
    const marker = markersOf(turn).first();
    await marker.click();
    await expect(panelOf(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(panelOf(page)).toBeHidden();
    await expect(marker).toBeFocused();
  });
}

test("the panel goes from one source to the next", async ({ page }) => {
  await page.goto("/");
  const { turn, stream } = await askAndWait(page, question);
  await markersOf(turn).first().click();
  const panel = panelOf(page);
  const next = panel.getByRole("button", { name: "Next source" });
  while (await next.isEnabled()) await next.click();
  await expect(panel).toHaveAccessibleName(
    `Source ${stream.sources.length} of ${stream.sources.length}`,
  );
  await panel.getByRole("button", { name: "Previous source" }).click();
  await expect(panel).toHaveAccessibleName(
    `Source ${stream.sources.length - 1} of ${stream.sources.length}`,
  );
  await panel.getByRole("button", { name: "Close" }).click();
  await expect(panel).toBeHidden();
});
