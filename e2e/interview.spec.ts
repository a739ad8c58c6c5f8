import { readFile } from "node:fs/promises";
import { expect, test } from "./fixtures";
import {
  answerField,
  assessmentOf,
  beginInterview,
  expectReport,
  onButton,
  openQuestion,
  pointsOfOpenQuestion,
  skipFollowUps,
  submitButton,
} from "./interview";

test("a whole Coach interview ends in a report whose every link opens a highlighted passage", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await beginInterview(page, { questions: 5 });
  for (let position = 1; position <= 5; position += 1) {
    const question = openQuestion(page);
    await expect(question).toContainText(`Question ${position} of 5`);
    await expect(question).toContainText("Why this one?");
    if (position === 1) {
      for (const level of [1, 2, 3]) {
        await page.getByRole("button", { name: `Hint ${level} of 3` }).click();
        await expect(question.getByText(`Hint ${level}.`)).toBeVisible();
      }
      await expect(page.getByRole("button", { name: /^Hint/ })).toHaveCount(0);
    }
    const answer = await pointsOfOpenQuestion(page, 3);
    await answerField(page).fill(answer);
    await question.getByText("Fairly sure").click();
    await submitButton(page).click();
    await expect(assessmentOf(page)).toContainText(/Coverage \d+ of 100, probably between \d+/);
    const prompt = question.getByRole("heading", { level: 3 }).nth(1);
    if ((await onButton(page).count()) === 0) {
      await expect(prompt).toBeVisible();
      await answerField(page).fill("A follow-up answered in a few words.");
      await submitButton(page).click();
    }
    await skipFollowUps(page);
    await expect(assessmentOf(page).getByRole("blockquote").first()).toBeVisible();
    await onButton(page).click();
  }
  await expectReport(page);
  const main = page.getByRole("main");
  await expect(main).toContainText("5 of 5 questions answered");
  await expect(main).toContainText("3 hints used");
  await expect(main.getByText("Your confidence:")).toHaveCount(5);
  await expect(page.getByRole("table", { name: /Coverage by section/ })).toBeVisible();

  const addresses = await main
    .locator("a[href^='/guide/']")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  const passages = [...new Set(addresses)].filter((address) => address.includes("#p-"));
  expect(passages.length).toBeGreaterThan(10);
  for (const address of passages) {
    await page.goto(address);
    await expect(page.locator("[data-target]").first(), address).toBeInViewport();
  }
});

test("the learner overrules and confirms points, and the report follows and can be taken along", async ({
  page,
}) => {
  await beginInterview(page, { questions: 1 });
  await answerField(page).fill("It depends on the data, and on much else besides.");
  await submitButton(page).click();
  await skipFollowUps(page);
  const coverage = async () =>
    Number(/Coverage (\d+) of 100/.exec((await assessmentOf(page).textContent()) ?? "")?.[1]);
  await expect(assessmentOf(page)).toContainText("Coverage");
  const graded = await coverage();
  const first = assessmentOf(page)
    .getByRole("group", { name: /^Your ruling/ })
    .first();
  await first.getByText("Covered").click();
  await expect(assessmentOf(page)).toContainText("Covered, you ruled");
  expect(await coverage()).toBeGreaterThan(graded);
  await onButton(page).click();
  await expectReport(page);
  const rest = page.getByRole("button", { name: "Confirm the rest as shown" });
  await rest.click();
  await expect(rest).toBeHidden();
  // What reads “cannot tell” is left to the learner.
  const open = page.getByRole("listitem").filter({ hasText: /Cannot tell/ });
  for (let left = await open.count(); left > 0; left -= 1) {
    await open.first().getByText("Missing", { exact: true }).click();
    await expect(open).toHaveCount(left - 1);
  }
  await expect(page.getByRole("main")).toContainText("as you ruled on every point");

  const take = async (name: string) => {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name, exact: true }).click();
    return readFile(await (await download).path(), "utf8");
  };
  expect(await take("Markdown")).toContain("It depends on the data, and on much else besides.");
  expect(JSON.parse(await take("JSON")).report.questions).toHaveLength(1);
});

test("Real mode shows nothing before the end", async ({ page }) => {
  await beginInterview(page, { questions: 2, mode: "Real" });
  for (const position of [1, 2]) {
    await expect(openQuestion(page)).toContainText(`Question ${position} of 2`);
    await expect(page.getByRole("button", { name: /^Hint/ })).toHaveCount(0);
    await answerField(page).fill(await pointsOfOpenQuestion(page, 4));
    await submitButton(page).click();
    await skipFollowUps(page);
    const main = page.getByRole("main");
    await expect(main).toContainText("Feedback comes with the report");
    await expect(main).not.toContainText(/of it covered|Coverage \d|Missing|Your ruling/);
    await onButton(page).click();
  }
  await expectReport(page);
  await expect(page.getByRole("main")).toContainText(/Coverage \d+ of 100/);
});

test("a skipped question and an early end are in the report", async ({ page }) => {
  await beginInterview(page, { questions: 3 });
  await page.getByRole("button", { name: "Skip this question" }).click();
  await expect(openQuestion(page)).toContainText("Question 2 of 3");
  await page.getByRole("button", { name: "End early" }).click();
  const dialog = page.getByRole("dialog", { name: "End the interview now?" });
  await dialog.getByRole("button", { name: "Go on" }).click();
  await expect(answerField(page)).toBeEnabled();
  await page.getByRole("button", { name: "End early" }).click();
  await dialog.getByRole("button", { name: "End and see the report" }).click();
  await expectReport(page);
  const main = page.getByRole("main");
  await expect(main).toContainText("0 of 3 questions answered");
  await expect(main).toContainText("ended early");
  await expect(main.getByRole("article").first()).toContainText("Skipped");
  await expect(main.getByRole("article").nth(1)).toContainText("Not answered");
});

test("the timer nudges at half of the time and cuts nothing off", async ({ page }) => {
  await page.clock.install();
  await beginInterview(page, { minutes: 1 });
  const rail = page.getByRole("complementary", { name: "This interview" });
  await expect(rail).not.toContainText("is used");
  await page.clock.runFor(31_000);
  await expect(rail.getByRole("status")).toHaveText("Half of your 1 min is used.");
  await expect(answerField(page)).toBeEnabled();
});

test("nobody else can open an interview", async ({ page, browser, baseURL }) => {
  await beginInterview(page);
  const stranger = await browser.newContext({ baseURL });
  const strange = await stranger.newPage();
  for (const address of [new URL(page.url()).pathname, "/interview/no-such-interview"]) {
    const response = await strange.goto(address);
    expect(response?.status(), address).toBe(404);
    await expect(
      strange.getByRole("heading", { name: "There is no such interview" }),
    ).toBeVisible();
  }
  await stranger.close();
});

test("the set-up is remembered, and a link chooses its sections", async ({ page }) => {
  await page.goto("/interview?sections=Transfer+Learning&sections=Safety+and+Security");
  await expect(page.getByText("3 questions match")).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /^Transfer Learning/ })).toBeChecked();
  await page.getByRole("spinbutton", { name: "Minutes" }).fill("45");
  await page.getByRole("button", { name: "Start the interview" }).click();
  await expect(answerField(page)).toBeVisible();
  await page.goto("/interview");
  await expect(page.getByRole("spinbutton", { name: "Minutes" })).toHaveValue("45");
  await expect(page.getByRole("checkbox", { name: /^Safety and Security/ })).toBeChecked();
  await page.getByRole("link", { name: /^Resume/ }).click();
  await expect(answerField(page)).toBeVisible();
});

test("progress shows what interviews came to, and where to go on", async ({ page }) => {
  await page.goto("/progress");
  await expect(page.getByText("Nothing yet.")).toBeVisible();
  await beginInterview(page, { questions: 1 });
  await answerField(page).fill(await pointsOfOpenQuestion(page, 3));
  await submitButton(page).click();
  await skipFollowUps(page);
  await onButton(page).click();
  await expectReport(page);
  await page.getByRole("link", { name: "Progress", exact: true }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("1 interview, 1 of 50 questions answered");
  await expect(main.getByRole("row")).toHaveCount(2);
  await main
    .getByRole("link", { name: /^Practise/ })
    .first()
    .click();
  await expect(page.getByRole("checkbox", { checked: true, name: /\(\d+\)$/ })).toHaveCount(1);
});
