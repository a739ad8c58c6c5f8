import { expect, type Locator } from "@playwright/test";

/** Expects the elements, taken together, to show a passage's words: all of them and no others. */
export async function expectPassage(elements: Locator, markdown: string): Promise<void> {
  // Polled, because a formula stands there as it was written until its typesetter has arrived.
  await expect.poll(() => lettersShown(elements)).toBe(lettersOfMarkdown(markdown));
}

/**
 * Letters and digits of Markdown as a reader sees them: without marks of emphasis, numbers of list
 * items, addresses of links, and formulas, which a page sets in its own way.
 */
function lettersOfMarkdown(markdown: string): string {
  return lettersOf(
    markdown
      .replace(/\$\$[\s\S]*?\$\$/g, "")
      .replace(/\]\([^)]*\)/g, "]")
      .replace(/^\s*\d+\.\s/gm, "")
      .replace(/^```\w*$/gm, ""),
  );
}

/** The same of everything the locator finds, in order. */
async function lettersShown(elements: Locator): Promise<string> {
  const texts = await elements.evaluateAll((found) =>
    found.map((element) => {
      const copy = element.cloneNode(true) as Element;
      for (const formula of copy.querySelectorAll(".katex, math")) formula.remove();
      return copy.textContent ?? "";
    }),
  );
  return lettersOf(texts.join(" "));
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}
