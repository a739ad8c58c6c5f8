import type { Element, Root, RootContent } from "hast";

/**
 * Makes the tree fit the page: no inline styles (the Content-Security-Policy forbids them), images
 * as their alternative text, wide tables and code in boxes that scroll and take the focus.
 */
export function rehypeSafeBlocks() {
  return (tree: Root): void => visit(tree);
}

function visit(parent: Root | Element): void {
  parent.children = parent.children.map((child) =>
    child.type === "element" ? adapt(child) : child,
  ) as typeof parent.children;
}

function adapt(element: Element): RootContent {
  const { style: _style, align, ...properties } = element.properties;
  element.properties = align ? { ...properties, dataAlign: align } : properties;
  visit(element);
  switch (element.tagName) {
    case "img":
      return { type: "text", value: String(element.properties.alt ?? "") };
    case "pre":
      element.properties.tabIndex = 0;
      return element;
    case "table":
      return {
        type: "element",
        tagName: "div",
        properties: { className: ["scroll-box"], role: "group", ariaLabel: "Table", tabIndex: 0 },
        children: [element],
      };
    default:
      return element;
  }
}
