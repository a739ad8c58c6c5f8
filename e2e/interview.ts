import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";
import { parseFrontMatter, splitFrontMatter } from "../lib/guide/front-matter";

export interface SetUp {
  readonly questions?: number;
  readonly minutes?: number;
  readonly mode?: "Coach" | "Real";
}

/** Sets an interview up on its page and waits for the first question. */
export async function beginInterview(
  page: Page,
  { questions = 2, minutes = 20, mode = "Coach" }: SetUp = {},
): Promise<void> {
  await page.goto("/interview");
  await page.getByRole("spinbutton", { name: "Questions" }).fill(String(questions));
  await page.getByRole("spinbutton", { name: "Minutes" }).fill(String(minutes));
  await page.getByRole("radio", { name: mode }).check();
  await page.getByRole("button", { name: "Start the interview" }).click();
  await expect(page).toHaveURL(/\/interview\/.+/);
  await expect(answerField(page)).toBeVisible();
}

/** The field of the turn that is open. */
export function answerField(page: Page): Locator {
  return page.getByRole("main").getByRole("textbox");
}

/** The question that is open or was last. */
export function openQuestion(page: Page): Locator {
  return page.getByRole("main").getByRole("article");
}

export function assessmentOf(page: Page): Locator {
  return openQuestion(page).getByRole("region", { name: "Assessment" });
}

export function submitButton(page: Page): Locator {
  return page.getByRole("button", { name: "Submit answer" });
}

/** Goes on from an assessed question, to the next or to the report. */
export function onButton(page: Page): Locator {
  return page.getByRole("button", { name: /^(Next question|Finish and see the report)$/ });
}

/** Waits until the server has every word of the field. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(openQuestion(page).getByText("Saved", { exact: true })).toBeVisible();
}

/** Leaves the follow-ups there are, until the question is assessed. */
export async function skipFollowUps(page: Page): Promise<void> {
  const skip = page.getByRole("button", { name: "Skip the follow-up" });
  await expect(async () => {
    if (await skip.isVisible()) await skip.click({ timeout: 1000 });
    await expect(onButton(page)).toBeVisible({ timeout: 500 });
  }).toPass();
}

export async function expectReport(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "Interview report" })).toBeVisible();
}

/** What the guide wants to hear on the open question: the first so many of its key points. */
export async function pointsOfOpenQuestion(page: Page, count: number): Promise<string> {
  const question = await openQuestion(page).getByRole("heading", { level: 2 }).textContent();
  const entry = readGuide().find((candidate) => candidate.question === question);
  if (!entry) throw new Error(`not a question of the guide: ${question}`);
  return entry.keyPoints
    .slice(0, count)
    .map(({ statement }) => statement)
    .join(" ");
}

function readGuide() {
  const folder = path.join(process.cwd(), "content", "guide");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .flatMap((name) => {
      const split = splitFrontMatter(readFileSync(path.join(folder, name), "utf8"));
      return split ? [parseFrontMatter(split.yaml, name)] : [];
    });
}
