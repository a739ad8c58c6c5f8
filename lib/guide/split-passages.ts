import { createHash } from "node:crypto";
import type { Heading, RootContent } from "mdast";
import { parseMarkdown, plainText, type Span, spanOf } from "./markdown";
import { splitSentences } from "./split-sentences";
import type { Passage, Question } from "./types";

/** Part of the index's fingerprint: raise it when the same text would be split differently. */
export const chunkerVersion = 2;

export interface SplitOptions {
  /** Tokens of a text for the embedding model, its special tokens included. */
  readonly countTokens: (text: string) => number;
  /** Ceiling for a passage together with its question and headings, tokens. */
  readonly maxTokens: number;
}

export interface SplitResult {
  readonly passages: readonly Passage[];
  /** Passages that had to stay above `maxTokens` (a long code block or table row), one line each. */
  readonly warnings: readonly string[];
}

/** Answer text under one heading path. */
interface Part {
  readonly headingPath: readonly string[];
  readonly blocks: readonly RootContent[];
}

/**
 * Cuts an answer into passages: first at every heading, then into as few pieces of at most
 * `maxTokens` as its paragraphs, list items, table rows and sentences allow. Code blocks, formulas
 * and table rows stay whole, and a line ending in ":" stays with what it announces.
 * @returns passages in reading order, never overlapping; none for an unanswered question
 */
export function splitPassages(question: Question, options: SplitOptions): SplitResult {
  const passages: Passage[] = [];
  const warnings: string[] = [];
  const idUses = new Map<string, number>();
  for (const part of splitAtHeadings(question.body)) {
    const context = passageContext(question.question, part.headingPath);
    const fits = ({ start, end }: Span) =>
      options.countTokens(`${context}\n${question.body.slice(start, end)}`) <= options.maxTokens;
    const pieces = part.blocks.flatMap((block) => splitBlock(block, question.body, fits));
    for (const span of packPieces(pieces, question.body, fits)) {
      const text = question.body.slice(span.start, span.end);
      passages.push({
        id: passageId(question.slug, text, idUses),
        questionNumber: question.number,
        headingPath: part.headingPath,
        text,
        start: question.bodyStart + span.start,
        end: question.bodyStart + span.end,
      });
      if (!fits(span)) {
        warnings.push(
          `${question.path}: a block of question ${question.number} under “${part.headingPath.at(-1) ?? question.question}” ` +
            `is longer than ${options.maxTokens} tokens and was kept whole; the embedding model reads only its beginning.`,
        );
      }
    }
  }
  return { passages, warnings };
}

/** What a passage is about, as put before its text for the embedding model. */
export function passageContext(question: string, headingPath: readonly string[]): string {
  return [question, ...headingPath].join(" › ");
}

function splitAtHeadings(body: string): Part[] {
  const parts: { headingPath: string[]; blocks: RootContent[] }[] = [];
  const stack: { depth: number; title: string }[] = [];
  let current: { headingPath: string[]; blocks: RootContent[] } = { headingPath: [], blocks: [] };
  for (const node of parseMarkdown(body).children) {
    if (node.type === "heading") {
      if (current.blocks.length > 0) parts.push(current);
      while ((stack.at(-1)?.depth ?? 0) >= node.depth) stack.pop();
      stack.push({ depth: node.depth, title: headingTitle(node) });
      current = { headingPath: stack.map(({ title }) => title), blocks: [] };
    } else if (isContent(node)) {
      current.blocks.push(node);
    }
  }
  if (current.blocks.length > 0) parts.push(current);
  return parts;
}

function headingTitle(node: Heading): string {
  return plainText(node)
    .replace(/\s+/g, " ")
    .replace(/^\d{1,3}[.)]\s+/, "");
}

function isContent(node: RootContent): boolean {
  return node.type !== "thematicBreak" && node.type !== "html" && node.type !== "definition";
}

/** Pieces of one block that fit, or that may not be split further. */
function splitBlock(node: RootContent, body: string, fits: (span: Span) => boolean): Span[] {
  const span = spanOf(node);
  if (fits(span)) return [span];
  switch (node.type) {
    case "list":
    case "listItem":
    case "blockquote":
      return node.children.flatMap((child, index) => {
        const pieces = splitBlock(child, body, fits);
        const first = pieces[0];
        // An item's first piece keeps the item's own mark.
        if (node.type !== "listItem" || index > 0 || !first) return pieces;
        return [{ start: span.start, end: first.end }, ...pieces.slice(1)];
      });
    case "table":
      return node.children.map(spanOf);
    case "paragraph":
      return splitSentences(body.slice(span.start, span.end)).flatMap((sentence) => {
        const piece = { start: span.start + sentence.start, end: span.start + sentence.end };
        return fits(piece) ? [piece] : splitWords(piece, body, fits);
      });
    default:
      return [span];
  }
}

/** Last resort for a sentence longer than a passage: cut at white space. */
function splitWords(span: Span, body: string, fits: (span: Span) => boolean): Span[] {
  const pieces: Span[] = [];
  let open: Span | undefined;
  for (const match of body.slice(span.start, span.end).matchAll(/\S+/g)) {
    const start = span.start + match.index;
    const word = { start, end: start + match[0].length };
    const longer = open ? { start: open.start, end: word.end } : word;
    if (open && !fits(longer)) {
      pieces.push(open);
      open = word;
    } else {
      open = longer;
    }
  }
  if (open) pieces.push(open);
  return pieces;
}

/** Joins neighbouring pieces while they fit. */
function packPieces(pieces: readonly Span[], body: string, fits: (span: Span) => boolean): Span[] {
  const packed: Span[] = [];
  let open: Span[] = [];
  for (const piece of pieces) {
    const first = open[0];
    if (!first || fits({ start: first.start, end: piece.end })) {
      open.push(piece);
      continue;
    }
    const last = open.at(-1);
    const carried =
      open.length > 1 && last && body.slice(last.start, last.end).trimEnd().endsWith(":")
        ? [last]
        : [];
    const kept = carried.length > 0 ? open.slice(0, -1) : open;
    packed.push(join(kept));
    open = [...carried, piece];
    const reopened = open[0];
    if (carried.length > 0 && reopened && !fits({ start: reopened.start, end: piece.end })) {
      packed.push(reopened);
      open = [piece];
    }
  }
  if (open.length > 0) packed.push(join(open));
  return packed;
}

function join(pieces: readonly Span[]): Span {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (!first || !last) throw new RangeError("nothing to join");
  return { start: first.start, end: last.end };
}

function passageId(slug: string, text: string, uses: Map<string, number>): string {
  const use = uses.get(text) ?? 0;
  uses.set(text, use + 1);
  const hash = createHash("sha256")
    .update(JSON.stringify([slug, text, use]))
    .digest("hex");
  return `p-${hash.slice(0, 12)}`;
}
