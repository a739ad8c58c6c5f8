import { composer, expectWhole, markersOf, panelOf, pressUntilFocused, turnOf } from "./chat";
import { expect, test } from "./fixtures";
import { answerField } from "./interview";

test("from the question to the passage in the guide without a mouse", async ({ page }) => {
  const question = "How do I keep my model from parroting its training data?";
  await page.goto("/guide");
  await pressUntilFocused(page, "Tab", page.getByRole("link", { name: "Ask", exact: true }));
  await page.keyboard.press("Enter");
  await expect(composer(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(composer(page)).not.toBeFocused();
  await pressUntilFocused(page, "Shift+Tab", composer(page));
  await page.keyboard.type(question);
  await page.keyboard.press("Enter");
  const turn = turnOf(page, question);
  await expectWhole(turn);
  await expect(composer(page)).toBeFocused();
  await pressUntilFocused(page, "Shift+Tab", markersOf(turn).first());
  await page.keyboard.press("Enter");
  const link = panelOf(page).getByRole("link", { name: "Open in the guide" });
  await pressUntilFocused(page, "Tab", link);
  const address = (await link.getAttribute("href")) ?? "";
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(address);
  await expect(page.locator("[data-target]").first()).toBeInViewport();
});

test("an interview without a mouse, the focus never lost", async ({ page }) => {
  await page.goto("/interview");
  await pressUntilFocused(page, "Tab", page.getByRole("spinbutton", { name: "Questions" }));
  await page.keyboard.type("1");
  await pressUntilFocused(page, "Tab", page.getByRole("button", { name: "Start the interview" }));
  await page.keyboard.press("Enter");
  await pressUntilFocused(page, "Tab", answerField(page));
  await page.keyboard.type("An answer typed by hand.");
  await pressUntilFocused(page, "Tab", page.getByRole("radio", { name: "Guessing" }));
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Unsure" })).toBeChecked();
  await pressUntilFocused(page, "Tab", page.getByRole("button", { name: "Hint 1 of 3" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Hint 2 of 3" })).toBeFocused();
  await pressUntilFocused(page, "Shift+Tab", answerField(page));
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: "Assessment" })).toBeFocused();
  await pressUntilFocused(page, "Tab", page.getByRole("button", { name: "Skip the follow-up" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Assessment" })).toBeFocused();
});

test("the first Tab of a page offers to skip to its content", async ({ page }) => {
  await page.goto("/guide");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the content" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("the answer's length is chosen with the arrow keys", async ({ page }) => {
  await page.goto("/");
  await expect(composer(page)).toBeFocused();
  await pressUntilFocused(page, "Tab", page.getByRole("radio", { name: "Standard" }));
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Deep" })).toBeChecked();
});
