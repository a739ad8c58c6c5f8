import type { Root, RootContent } from "mdast";
import { plainText, type Span, spanOf } from "./markdown";

/** A heading of a raw guide, or a paragraph that is one in all but its marks. */
export interface RawHeading {
  /** 1–6; `boldParagraphLevel` for a bold paragraph that serves as a heading. */
  readonly level: number;
  /** Plain text without number and marks. */
  readonly title: string;
  /** The number before the title ("4." or "Q4:"), if any. */
  readonly number?: number;
  readonly bold: boolean;
  readonly span: Span;
}

/** Deeper than any `#` heading: a bold line is the weakest sign of one. */
export const boldParagraphLevel = 7;

const numberPrefix = /^(?:question|q)?\s*#?(\d{1,3})\s*[.):-]\s+/i;

/** Headings of a parsed text in order; anything nested in a list or quote is not one. */
export function readHeadings(root: Root): RawHeading[] {
  return root.children.flatMap((node) => {
    const heading = readHeading(node);
    return heading ? [heading] : [];
  });
}

function readHeading(node: RootContent): RawHeading | undefined {
  if (node.type !== "heading" && node.type !== "paragraph") return undefined;
  const text = plainText(node).replace(/\s+/g, " ");
  const numbered = numberPrefix.exec(text);
  const title = text.slice(numbered?.[0].length ?? 0).trim();
  const outsideBold = node.children
    .filter((child) => child.type !== "strong")
    .map((child) => plainText(child))
    .join("")
    .replace(/[\d\s.:)#]+|^question|^q/gi, "");
  const bold = node.children.some((child) => child.type === "strong") && outsideBold === "";
  if (title === "") return undefined;
  if (node.type === "paragraph" && !(bold && title.endsWith("?"))) return undefined;
  return {
    level: node.type === "heading" ? node.depth : boldParagraphLevel,
    title,
    ...(numbered ? { number: Number(numbered[1]) } : {}),
    bold,
    span: spanOf(node),
  };
}
