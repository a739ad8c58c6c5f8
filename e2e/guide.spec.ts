import { expect, test } from "./fixtures";

test("the guide lists its 18 sections and 50 questions", async ({ page }) => {
  await page.goto("/guide");
  const main = page.getByRole("main");
  await expect(main).toContainText("50 questions in 18 sections");
  await expect(main.getByRole("heading", { level: 2 })).toHaveCount(18);
  const links = main.getByRole("listitem").getByRole("link");
  await expect(links).toHaveCount(50);
  const addresses = await links.evaluateAll((found) =>
    found.map((link) => link.getAttribute("href")),
  );
  expect(new Set(addresses).size).toBe(50);
});

test("every question of the guide has its page", async ({ page, request }) => {
  await page.goto("/guide");
  const links = page.getByRole("main").getByRole("listitem").getByRole("link");
  const listed = await links.evaluateAll((found) =>
    found.map((link) => ({ title: link.textContent, href: link.getAttribute("href") ?? "" })),
  );
  for (const { href, title } of listed) {
    const response = await request.get(href);
    expect(response.status(), href).toBe(200);
    const html = await response.text();
    expect(html, href).toContain("<h1");
    expect(html.length, title ?? href).toBeGreaterThan(10_000);
  }
});

test("the filter narrows the list while one types", async ({ page }) => {
  await page.goto("/guide");
  const filter = page.getByRole("searchbox", { name: "Filter questions" });
  const links = page.getByRole("main").getByRole("listitem").getByRole("link");
  await filter.fill("diffusion");
  await expect(links.first()).toBeVisible();
  await expect.poll(() => links.count()).toBeLessThan(15);
  await expect(links.filter({ hasText: /diffusion/i }).first()).toBeVisible();
  await expect(page.getByRole("status")).toHaveText(`${await links.count()} questions found`);
  await filter.fill("zzz");
  await expect(links).toHaveCount(0);
  await expect(page.getByText("No question holds these words.")).toBeVisible();
  await filter.fill("");
  await expect(links).toHaveCount(50);
});

test("previous and next lead through the guide in its order", async ({ page }) => {
  await page.goto("/guide");
  const titles = await page
    .getByRole("main")
    .getByRole("listitem")
    .getByRole("link")
    .allTextContents();
  await page.getByRole("link", { name: titles[0], exact: true }).click();
  const title = page.getByRole("heading", { level: 1 });
  const neighbours = page.getByRole("navigation", { name: "Neighbouring questions" });
  await expect(title).toHaveText(titles[0] ?? "");
  await expect(neighbours.getByRole("link", { name: /^Previous/ })).toHaveCount(0);
  await neighbours.getByRole("link", { name: /^Next/ }).click();
  await expect(title).toHaveText(titles[1] ?? "");
  await neighbours.getByRole("link", { name: /^Previous/ }).click();
  await expect(title).toHaveText(titles[0] ?? "");
  await page.goto("/guide/50-staying-updated");
  await expect(neighbours.getByRole("link", { name: /^Previous/ })).toHaveCount(1);
  await expect(neighbours.getByRole("link", { name: /^Next/ })).toHaveCount(0);
});

test("an unknown question is a page that says so", async ({ page, guard }) => {
  guard.allowConsoleErrors(/status of 404/);
  const response = await page.goto("/guide/99-no-such-question");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  await page.getByRole("link", { name: "Open the guide" }).click();
  await expect(page).toHaveURL("/guide");
});

test("a passage that is gone is said to be gone", async ({ page }) => {
  await page.goto("/guide/24-rlhf#p-000000000000");
  await expect(page.getByText("The cited passage has changed since it was cited.")).toBeVisible();
  await expect(page.locator("[data-target]")).toHaveCount(0);
});
