import type { Element, Root } from "hast";

/** Sets a formula that is a paragraph by itself as a display formula, also where it was written on one line. */
export function rehypeLoneMath() {
  return (tree: Root): void => visit(tree);
}

function visit(parent: Root | Element): void {
  for (const child of parent.children) {
    if (child.type !== "element") continue;
    if (child.tagName === "p") promote(child);
    else visit(child);
  }
}

function promote(paragraph: Element): void {
  const [formula, ...rest] = paragraph.children.filter(
    (child) => child.type !== "text" || child.value.trim() !== "",
  );
  if (rest.length > 0 || formula?.type !== "element") return;
  const classes = formula.properties.className;
  if (formula.tagName !== "code" || !Array.isArray(classes)) return;
  if (classes.includes("math-inline")) {
    formula.properties.className = ["language-math", "math-display"];
  }
}
