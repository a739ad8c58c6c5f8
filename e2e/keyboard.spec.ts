import { composer, expectWhole, markersOf, panelOf, pressUntilFocused, turnOf } from "./chat";
import { expect, test } from "./fixtures";

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
