import {
  answerField,
  assessmentOf,
  beginInterview,
  expectSaved,
  openQuestion,
  submitButton,
} from "./interview";
import { expect, test } from "./spare-server";

test("a killed server loses no keystroke and doubles no answer", async ({
  page,
  context,
  spare,
  guard,
}) => {
  test.setTimeout(120_000);
  // 503 is what a server answers that is starting.
  guard.allowConsoleErrors(/net::ERR_|status of 503/);
  await beginInterview(page);
  const address = page.url();
  await answerField(page).pressSequentially("Typed before");
  await expectSaved(page);
  await answerField(page).pressSequentially(", while");
  await spare.kill();
  await answerField(page).pressSequentially(", and after it died");
  await expect(page.getByText("Not saved: server unreachable; kept in this browser")).toBeVisible();
  await page.close();

  await spare.start();
  const again = await context.newPage();
  await again.goto(address);
  await expect(answerField(again)).toHaveValue("Typed before, while, and after it died");
  await expectSaved(again);

  await spare.kill();
  await submitButton(again).click();
  await expect(again.getByRole("alert").filter({ hasText: "Viva goes on trying" })).toBeVisible();
  await spare.start();
  await expect(assessmentOf(again)).toBeVisible();
  await again.reload();
  await expect(openQuestion(again).getByText("Typed before, while, and after it died")).toHaveCount(
    1,
  );
});
