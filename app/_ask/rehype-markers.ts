import type { Element, ElementContent, Root } from "hast";

/** A word, the markers after it and the punctuation that closes them: kept on one line. */
const markedWord = /(\S{0,24}?)[ \u00a0]*((?:\[\d{1,2}\][ \u00a0]*)+)([.,;:!?)”"’]*)/g;
const opaque = new Set(["code", "pre", "a", "math"]);

/**
 * Turns markers `[n]` of known sources into buttons `<button data-marker="n">`; other numbers in
 * brackets, and those in code, stay text.
 */
export function rehypeMarkers({ numbers }: { readonly numbers: ReadonlySet<number> }) {
  return (tree: Root): void => {
    if (numbers.size === 0) return;
    visit(tree, numbers);
    // Which one of the answer's markers a button is: what is said of its sentence goes by it.
    let place = 0;
    const count = (parent: Root | Element): void => {
      for (const child of parent.children) {
        if (child.type !== "element") continue;
        if (child.properties.dataMarker !== undefined) child.properties.dataPlace = String(place++);
        else count(child);
      }
    };
    count(tree);
  };
}

function visit(parent: Root | Element, numbers: ReadonlySet<number>): void {
  const children: (typeof parent.children)[number][] = [];
  for (const child of parent.children) {
    if (child.type === "text") {
      children.push(...splitText(child.value, numbers));
      continue;
    }
    if (child.type === "element" && !opaque.has(child.tagName)) visit(child, numbers);
    children.push(child);
  }
  parent.children = children as typeof parent.children;
}

function splitText(value: string, numbers: ReadonlySet<number>): ElementContent[] {
  const pieces: ElementContent[] = [];
  let done = 0;
  for (const match of value.matchAll(markedWord)) {
    const [whole, word = "", run = "", punctuation = ""] = match;
    const found = [...run.matchAll(/\d+/g)].map(([digits]) => Number(digits));
    if (!found.some((n) => numbers.has(n))) continue;
    if (match.index > done) pieces.push(text(value.slice(done, match.index)));
    const trailing = punctuation === "" ? (/[ \u00a0]+$/.exec(run)?.[0] ?? "") : "";
    pieces.push({
      type: "element",
      tagName: "span",
      properties: { className: ["marked"] },
      children: [
        ...(word ? [text(word)] : []),
        ...found.map((n) => (numbers.has(n) ? markerButton(n) : text(`[${n}]`))),
        ...(punctuation ? [text(punctuation)] : []),
      ],
    });
    if (trailing) pieces.push(text(trailing));
    done = match.index + whole.length;
  }
  if (done === 0) return [text(value)];
  if (done < value.length) pieces.push(text(value.slice(done)));
  return pieces;
}

function markerButton(n: number): Element {
  return {
    type: "element",
    tagName: "button",
    properties: { dataMarker: String(n) },
    children: [text(String(n))],
  };
}

function text(value: string): { type: "text"; value: string } {
  return { type: "text", value };
}
