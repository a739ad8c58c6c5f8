import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { askAndWait, markersOf, panelOf } from "./chat";
import { expect, test } from "./fixtures";
import {
  answerField,
  assessmentOf,
  beginInterview,
  expectReport,
  expectSaved,
  pointsOfOpenQuestion,
  skipFollowUps,
  submitButton,
} from "./interview";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function expectNoViolations(page: Page, state: string): Promise<void> {
  await test.step(state, async () => {
    // At its end nothing of the page lies under the composer, which else counts as a small target.
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
    );
    expect(found, state).toEqual([]);
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 390]) {
    test(`no WCAG A or AA violation on any page, ${colorScheme}, ${width} px`, async ({ page }) => {
      test.setTimeout(90_000);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 800 });
      await page.goto("/");
      await expect(page.getByRole("region", { name: "Questions to start with" })).toBeVisible();
      await expectNoViolations(page, "empty page");
      const { turn } = await askAndWait(page, "How do GANs and diffusion models differ?");
      await expectNoViolations(page, "answer");
      await markersOf(turn).first().click();
      await expect(panelOf(page)).toBeVisible();
      await expectNoViolations(page, "open panel");
      await page.keyboard.press("Escape");
      await askAndWait(page, "Best pasta recipes");
      await expectNoViolations(page, "abstention");
      await page.goto("/guide");
      await expectNoViolations(page, "guide");
      await page.goto("/guide/03-generative-model-families");
      await expectNoViolations(page, "guide page");
    });

    test(`no WCAG A or AA violation in an interview, ${colorScheme}, ${width} px`, async ({
      page,
    }) => {
      test.setTimeout(90_000);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 800 });
      await page.goto("/interview");
      await page.getByText("Choose sections").click();
      await expectNoViolations(page, "set-up");
      await page.goto("/progress");
      await expectNoViolations(page, "no progress yet");
      await beginInterview(page);
      await page.getByRole("button", { name: "Hint 1 of 3" }).click();
      await expect(page.getByText("Hint 1.")).toBeVisible();
      await answerField(page).fill(await pointsOfOpenQuestion(page, 3));
      await expectSaved(page);
      await expectNoViolations(page, "question");
      await page.getByRole("button", { name: "Pause" }).click();
      await expect(page.getByRole("button", { name: "Resume" })).toBeFocused();
      await expectNoViolations(page, "paused");
      await page.getByRole("button", { name: "Resume" }).click();
      await submitButton(page).click();
      await expect(assessmentOf(page)).toBeVisible();
      await expectNoViolations(page, "answered");
      await skipFollowUps(page);
      await assessmentOf(page).getByText("Contradicts", { exact: true }).first().click();
      await expect(assessmentOf(page)).toContainText("Contradicted, you ruled");
      await expectNoViolations(page, "assessed");
      await page.getByRole("button", { name: "End early" }).click();
      await expectNoViolations(page, "before an early end");
      await page.getByRole("button", { name: "End and see the report" }).click();
      await expectReport(page);
      await expectNoViolations(page, "report");
      await page.goto("/progress");
      await expectNoViolations(page, "progress");
    });
  }
}
