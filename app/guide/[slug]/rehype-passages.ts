import type { Element, ElementContent, Root, RootContent, Text } from "hast";

/** A passage's place in the Markdown the tree was made of, end exclusive. */
export interface PassageSpan {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

type Node = RootContent | ElementContent;

/**
 * Marks where each passage stands: every element of a passage carries `data-passage`, the first one
 * also the passage's id. Blocks of one passage are wrapped together; lists, tables and paragraphs
 * shared by several passages are marked piece by piece.
 */
export function rehypePassages({ passages }: { readonly passages: readonly PassageSpan[] }) {
  return (tree: Root): void => {
    const marker = createMarker(passages);
    tree.children = marker.wrapBlocks(tree.children);
  };
}

function createMarker(passages: readonly PassageSpan[]) {
  const begun = new Set<string>();

  const overlapping = (node: Node): readonly PassageSpan[] => {
    const start = node.position?.start.offset;
    const end = node.position?.end.offset;
    if (start === undefined || end === undefined) return [];
    return passages.filter((passage) => passage.start < end && start < passage.end);
  };

  const marks = ({ id }: PassageSpan): Element["properties"] => {
    if (begun.has(id)) return { dataPassage: id };
    begun.add(id);
    return { id, dataPassage: id };
  };

  const wrap = (tagName: "div" | "span", passage: PassageSpan, children: ElementContent[]) => {
    const properties = marks(passage);
    return { type: "element", tagName, properties, children } satisfies Element;
  };

  function wrapBlocks(nodes: readonly RootContent[]): RootContent[] {
    const result: RootContent[] = [];
    let open: { passage: PassageSpan; wrapper: Element } | undefined;
    for (const node of nodes) {
      if (node.type === "text") {
        (open ? open.wrapper.children : result).push(node);
        continue;
      }
      const [first, ...others] = overlapping(node);
      if (node.type !== "element" || !first || others.length > 0) {
        open = undefined;
        result.push(node.type === "element" && first ? divide(node) : node);
        continue;
      }
      if (open?.passage !== first) {
        open = { passage: first, wrapper: wrap("div", first, []) };
        result.push(open.wrapper);
      }
      open.wrapper.children.push(node);
    }
    return result;
  }

  /** Marks the children of an element that belongs to several passages. */
  function divide(element: Element): Element {
    element.children = element.children.flatMap((child): ElementContent[] => {
      const [first, ...others] = overlapping(child);
      if (!first) return [child];
      if (child.type === "text") return divideText(child, [first, ...others]);
      if (child.type !== "element") return [child];
      if (others.length > 0) return [divide(child)];
      // Formulas are replaced whole later on, and their attributes with them.
      if (child.tagName === "code") return [wrap("span", first, [child])];
      if (child.tagName === "pre") return [wrap("div", first, [child])];
      child.properties = { ...child.properties, ...marks(first) };
      return [child];
    });
    return element;
  }

  function divideText(node: Text, [first, ...others]: readonly PassageSpan[]): ElementContent[] {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    if (!first || node.value.trim() === "") return [node];
    if (node.value.length !== end - start) {
      // Escapes and line breaks moved the characters: the ids still get their places.
      return [wrap("span", first, [node]), ...others.map((passage) => wrap("span", passage, []))];
    }
    const pieces: ElementContent[] = [];
    let done = start;
    for (const passage of [first, ...others]) {
      const from = Math.max(passage.start, start);
      const to = Math.min(passage.end, end);
      if (from > done) pieces.push(text(node.value.slice(done - start, from - start)));
      pieces.push(wrap("span", passage, [text(node.value.slice(from - start, to - start))]));
      done = to;
    }
    if (done < end) pieces.push(text(node.value.slice(done - start)));
    return pieces;
  }

  return { wrapBlocks };
}

function text(value: string): Text {
  return { type: "text", value };
}
