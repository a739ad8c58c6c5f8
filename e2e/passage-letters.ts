import type { Locator } from "@playwright/test";

/**
 * Letters and digits of Markdown as a reader sees them, to compare with a page: without marks of
 * emphasis, numbers of list items, addresses of links, and formulas, which a page sets otherwise.
 */
export function lettersOfMarkdown(markdown: string): string {
  return lettersOf(
    markdown
      .replace(/\$\$[\s\S]*?\$\$/g, "")
      .replace(/\]\([^)]*\)/g, "]")
      .replace(/^\s*\d+\.\s/gm, "")
      .replace(/^```\w*$/gm, ""),
  );
}

/** The same of everything the locator finds, in order. */
export async function lettersShown(elements: Locator): Promise<string> {
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
