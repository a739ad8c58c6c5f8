import { expect, type Locator, type Page } from "@playwright/test";
import { type AnswerStream, readAnswerStream } from "./answer-stream";

export function composer(page: Page): Locator {
  return page.getByRole("textbox", { name: "Your question" });
}

/** A question with its answer; the page names it by the question's beginning. */
export function turnOf(page: Page, question: string): Locator {
  return page.getByRole("article", { name: question.slice(0, 80), exact: true });
}

/** Asks and does not wait for the answer. */
export async function ask(page: Page, question: string): Promise<Locator> {
  await composer(page).fill(question);
  await page.getByRole("button", { name: "Send" }).click();
  const turn = turnOf(page, question);
  await expect(turn).toBeVisible();
  return turn;
}

/**
 * Asks, waits for the whole answer, and hands over what the server sent as well. Chromium does not
 * keep the body of a streamed response, so the same request is made again: the embedded model
 * answers the same request the same way.
 */
export async function askAndWait(
  page: Page,
  question: string,
): Promise<{ turn: Locator; stream: AnswerStream }> {
  const requested = page.waitForRequest((request) => request.url().endsWith("/api/chat"));
  const turn = await ask(page, question);
  await expectWhole(turn);
  const data = (await requested).postDataJSON();
  // One more try, because the server may just then be closing an idle connection.
  const response = await page.request.post("/api/chat", { data, maxRetries: 1 });
  expect(response.status()).toBe(200);
  return { turn, stream: readAnswerStream(await response.text()) };
}

/** An answer can be copied once it is whole. */
export async function expectWhole(turn: Locator): Promise<void> {
  await expect(turn.getByRole("button", { name: "Copy answer" })).toBeVisible();
}

export function markersOf(scope: Locator): Locator {
  return scope.getByRole("button", { name: /^Source \d+:/ });
}

/** The cards of an answer's sources; those folded away are not among them. */
export function sourceCardsOf(turn: Locator): Locator {
  return turn.getByRole("button", { name: /^Open passage \d+:/ });
}

/** The passage a marker opened. */
export function panelOf(page: Page): Locator {
  return page.getByRole("dialog", { name: /^Source \d+/ });
}

/** Presses a key until what has the focus is the locator's element. */
export async function pressUntilFocused(page: Page, key: string, target: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key);
    // Asked once: a wait that ends in doubt would press past it.
    expect(await target.evaluate((element) => element === document.activeElement)).toBe(true);
  }).toPass({ intervals: [0], timeout: 10_000 });
}
