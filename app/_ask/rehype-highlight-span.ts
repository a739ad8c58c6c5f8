import type { Element, Root, RootContent, Text } from "hast";

/** Part of the Markdown, UTF-16 code units. */
export interface HighlightSpan {
  readonly start: number;
  readonly end: number;
}

/** Marks the words that stand in a span of the Markdown; needs a tree with its positions. */
export function rehypeHighlightSpan({ start, end }: HighlightSpan) {
  return (tree: Root): void => visit(tree, { start, end });
}

function visit(parent: Root | Element, span: HighlightSpan): void {
  parent.children = parent.children.flatMap((child): RootContent[] => {
    if (child.type === "element") {
      visit(child, span);
      return [child];
    }
    return child.type === "text" ? split(child, span) : [child];
  }) as typeof parent.children;
}

function split(node: Text, span: HighlightSpan): (Text | Element)[] {
  const from = node.position?.start.offset;
  const to = node.position?.end.offset;
  if (from === undefined || to === undefined || to <= span.start || from >= span.end) return [node];
  // Where marks were taken out of the words, places inside them are not known.
  const isPlain = to - from === node.value.length;
  const start = isPlain ? Math.max(0, span.start - from) : 0;
  const end = isPlain ? Math.min(node.value.length, span.end - from) : node.value.length;
  const text = (value: string): Text[] => (value === "" ? [] : [{ type: "text", value }]);
  return [
    ...text(node.value.slice(0, start)),
    {
      type: "element",
      tagName: "mark",
      properties: {},
      children: text(node.value.slice(start, end)),
    },
    ...text(node.value.slice(end)),
  ];
}
