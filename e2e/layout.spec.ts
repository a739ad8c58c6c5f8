import type { Page } from "@playwright/test";
import { askAndWait, markersOf, sourceCardsOf } from "./chat";
import { expect, test } from "./fixtures";
import {
  answerField,
  beginInterview,
  expectReport,
  onButton,
  openQuestion,
  pointsOfOpenQuestion,
  skipFollowUps,
  submitButton,
} from "./interview";

const question = "How do GANs and diffusion models differ?";

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overhang = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overhang, page.url()).toBe(0);
}

for (const width of [320, 390]) {
  test.describe(`${width} px wide`, () => {
    test.use({ viewport: { width, height: 800 } });

    test("no page scrolls sideways", async ({ page }) => {
      await page.goto("/");
      await expectNoSidewaysScroll(page);
      await askAndWait(page, question);
      await expectNoSidewaysScroll(page);
      await page.goto("/guide");
      await expectNoSidewaysScroll(page);
      await page.goto("/guide/03-generative-model-families");
      await expect(page.getByRole("table").first()).toBeVisible();
      await expectNoSidewaysScroll(page);
      await page.goto("/guide/10-tokenization");
      await expectNoSidewaysScroll(page);
    });

    test("no page of an interview scrolls sideways", async ({ page }) => {
      await page.goto("/interview");
      await page.getByText("Choose sections").click();
      await expectNoSidewaysScroll(page);
      await beginInterview(page);
      await answerField(page).fill("Averyverylongword".repeat(20));
      await expectNoSidewaysScroll(page);
      for (const position of [1, 2]) {
        await expect(openQuestion(page)).toContainText(`Question ${position} of 2`);
        await answerField(page).fill(await pointsOfOpenQuestion(page, 3));
        await submitButton(page).click();
        await skipFollowUps(page);
        await expectNoSidewaysScroll(page);
        await onButton(page).click();
      }
      await expectReport(page);
      await expectNoSidewaysScroll(page);
      await page.goto("/progress");
      await expectNoSidewaysScroll(page);
    });
  });
}

test("sources stand below the answer on a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/");
  const { turn } = await askAndWait(page, question);
  const marker = await markersOf(turn).last().boundingBox();
  const card = await sourceCardsOf(turn).first().boundingBox();
  expect(card?.y).toBeGreaterThan((marker?.y ?? 0) + (marker?.height ?? 0));
});

test("sources stand beside the answer on a wide screen", async ({ page }) => {
  await page.goto("/");
  const { turn } = await askAndWait(page, question);
  const marker = await markersOf(turn).first().boundingBox();
  const last = await markersOf(turn).last().boundingBox();
  const card = await sourceCardsOf(turn).first().boundingBox();
  expect(card?.x).toBeGreaterThan((marker?.x ?? 0) + (marker?.width ?? 0));
  expect(card?.y).toBeLessThan(last?.y ?? 0);
});

test("the latest words stay in view while the conversation grows", async ({ page }) => {
  await page.goto("/");
  for (const words of [question, "How does RLHF work?", "What is a variational autoencoder?"]) {
    const { turn } = await askAndWait(page, words);
    await expect(turn.getByRole("button", { name: "Copy answer" })).toBeInViewport();
  }
});
