import { expect, test } from "./fixtures";
import {
  answerField,
  assessmentOf,
  beginInterview,
  expectSaved,
  onButton,
  openQuestion,
  skipFollowUps,
  submitButton,
} from "./interview";

test("a reload in the middle of an answer goes on at the same keystroke", async ({ page }) => {
  await beginInterview(page);
  await answerField(page).pressSequentially("Half a thought, and then");
  await page.reload();
  await expect(answerField(page)).toHaveValue("Half a thought, and then");
  await answerField(page).focus();
  await page.keyboard.press("End");
  await page.keyboard.type(" the other half");
  await expectSaved(page);
  await page.evaluate(() => window.localStorage.clear());
  await page.reload();
  await expect(answerField(page)).toHaveValue("Half a thought, and then the other half");
});

test("a second tab goes on with the first one's words, and the first follows it", async ({
  page,
  context,
}) => {
  await beginInterview(page);
  await answerField(page).fill("From the first tab.");
  await expectSaved(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(answerField(second)).toHaveValue("From the first tab.");
  await answerField(second).fill("From the second tab.");
  await expect(answerField(page)).toHaveValue("From the second tab.");
  await submitButton(second).click();
  await expect(assessmentOf(second)).toBeVisible();
  await expect(assessmentOf(page)).toBeVisible();
  await expect(openQuestion(page).getByText("From the second tab.").first()).toBeVisible();
});

test("words typed for an answer that another tab gave are kept beside it", async ({
  page,
  context,
  guard,
}) => {
  guard.allowConsoleErrors(/status of 409|net::ERR_/);
  await beginInterview(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await page.route("**/commands", (route) => route.abort("connectionrefused"));
  await answerField(page).fill("Words of the first tab.");
  await expect(page.getByText("Not saved: server unreachable")).toBeVisible();
  await answerField(second).fill("The answer.");
  await submitButton(second).click();
  await expect(assessmentOf(page)).toBeVisible();
  await page.getByText("Words you typed in this tab and did not submit").click();
  await expect(openQuestion(page)).toContainText("Words of the first tab.");
  await page.unroute("**/commands");
  await page.reload();
  await page.getByText("Words you typed in this tab and did not submit").click();
  await page.getByRole("button", { name: "Discard them" }).click();
  await expect(page.getByText("Words of the first tab.")).toHaveCount(0);
});

test("a double press submits once, and a pause holds the clock and the field", async ({ page }) => {
  await beginInterview(page, { questions: 2 });
  await answerField(page).fill("One answer, pressed twice.");
  await submitButton(page).dblclick();
  await skipFollowUps(page);
  await expect(openQuestion(page).getByText("One answer, pressed twice.").first()).toBeVisible();
  await onButton(page).click();
  await expect(openQuestion(page)).toContainText("Question 2 of 2");

  await page.getByRole("button", { name: "Pause" }).click();
  const resume = page.getByRole("button", { name: "Resume" });
  await expect(resume).toBeFocused();
  await expect(answerField(page)).toBeDisabled();
  await page.reload();
  await expect(answerField(page)).toBeDisabled();
  await resume.click();
  await expect(answerField(page)).toBeEnabled();
});

test("what is dictated is written at the caret and can be edited", async ({ page }) => {
  await page.addInitScript(() => {
    class FakeRecognition {
      onresult: ((event: object) => void) | null = null;
      onend: (() => void) | null = null;
      start() {
        const say = (transcript: string, isFinal: boolean) =>
          this.onresult?.({ resultIndex: 0, results: [{ isFinal, 0: { transcript } }] });
        setTimeout(() => say("in be", false), 50);
        setTimeout(() => say("in between", true), 100);
      }
      stop() {
        this.onend?.();
      }
      abort() {}
    }
    Object.defineProperty(window, "SpeechRecognition", { value: FakeRecognition });
  });
  await beginInterview(page);
  await answerField(page).fill("before after");
  await answerField(page).evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(6, 6));
  await page.getByRole("button", { name: "Dictate" }).click();
  await expect(answerField(page)).toHaveValue("before in between after");
  await page.getByRole("button", { name: "Stop dictation" }).click();
  await answerField(page).fill("edited");
  await expect(answerField(page)).toHaveValue("edited");
});

test("a browser without speech offers none", async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ["SpeechRecognition", "webkitSpeechRecognition", "speechSynthesis"]) {
      Reflect.deleteProperty(window, name);
      Reflect.deleteProperty(Window.prototype, name);
    }
  });
  await beginInterview(page);
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(page.getByRole("button", { name: /Dictate|Read aloud/ })).toHaveCount(0);
});
