import type { List, ListItem, Paragraph, RootContent } from "mdast";
import { parseMarkdown, plainText, type Span, spanOf } from "./markdown";
import { splitSentences } from "./split-sentences";
import type { Passage } from "./types";

/** What kind of Markdown a statement is; only sentences and items can stand alone. */
type StatementKind = "sentence" | "item" | "table" | "code" | "formula";

/** The smallest piece of a passage that can be quoted. */
export interface Statement {
  readonly passageId: string;
  readonly questionNumber: number;
  readonly kind: StatementKind;
  /** Markdown, exactly `passage.text.slice(start, end)`; a list item comes without its mark. */
  readonly markdown: string;
  /** The same without marks, one line. */
  readonly plain: string;
  /** Span in the passage's text, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Counts paragraphs and lists of the passage: statements of one block share it. */
  readonly block: number;
  /** Set on items: whether their list is numbered. */
  readonly ordered?: boolean;
  /** Set on an item nested in another: 1 for the first level below. */
  readonly depth?: number;
  /** Ends in ":", so it announces what follows and says little alone. */
  readonly announces: boolean;
}

/**
 * Cuts a passage into its sentences, list items, tables, code blocks and formulas, in order.
 * A nested list's items follow the item they belong to.
 */
export function splitStatements(passage: Passage): Statement[] {
  const statements: Statement[] = [];
  const add = (kind: StatementKind, span: Span, block: number, more: Partial<Statement> = {}) => {
    const markdown = passage.text.slice(span.start, span.end);
    const plain = plainText(parseMarkdown(markdown)).replace(/\s+/g, " ").trim();
    if (!/[\p{L}\p{N}]/u.test(plain)) return;
    statements.push({
      passageId: passage.id,
      questionNumber: passage.questionNumber,
      kind,
      markdown,
      plain,
      start: span.start,
      end: span.end,
      block,
      announces: /[:：]\**$/.test(markdown.trim()),
      ...more,
    });
  };
  const addBlock = (node: RootContent, block: number): void => {
    const span = spanOf(node);
    switch (node.type) {
      case "paragraph":
        if (isFormula(node)) {
          add("formula", span, block);
          return;
        }
        for (const { start, end } of splitSentences(passage.text.slice(span.start, span.end))) {
          add("sentence", { start: span.start + start, end: span.start + end }, block);
        }
        return;
      case "list":
        addList(node, block, 0);
        return;
      case "blockquote":
        for (const child of node.children) addBlock(child, block);
        return;
      case "table":
        add("table", span, block);
        return;
      case "code":
        add("code", span, block);
        return;
      case "math":
        add("formula", span, block);
        return;
      default:
        return;
    }
  };
  const addList = (list: List, block: number, depth: number): void => {
    for (const item of list.children) addItem(item, list.ordered === true, block, depth);
  };
  const addItem = (item: ListItem, ordered: boolean, block: number, depth: number): void => {
    const own = item.children.filter((child) => child.type !== "list");
    const first = own[0];
    const last = own.at(-1);
    if (first && last) {
      const span = { start: spanOf(first).start, end: spanOf(last).end };
      add("item", span, block, { ordered, ...(depth > 0 ? { depth } : {}) });
    }
    for (const child of item.children) {
      if (child.type === "list") addList(child, block, depth + 1);
    }
  };
  parseMarkdown(passage.text).children.forEach((node, index) => {
    addBlock(node, index);
  });
  return statements;
}

/** On one line, `$$…$$` is a paragraph with nothing but math in it. */
function isFormula({ children: [only, ...others] }: Paragraph): boolean {
  return only?.type === "inlineMath" && others.length === 0;
}

/** A table's row, said by itself. */
export interface TableRow extends Span {
  /** Its cells without marks. */
  readonly plain: string;
}

/** The rows of a table that say something, its head among them; spans as the statement's own. */
export function tableRows({ markdown, start }: Pick<Statement, "markdown" | "start">): TableRow[] {
  const rows: TableRow[] = [];
  let at = start;
  for (const row of markdown.split("\n")) {
    const span = { start: at, end: at + row.length };
    at += row.length + 1;
    if (/[\p{L}\p{N}]/u.test(row)) rows.push({ ...span, plain: row.replace(/[|*_`$]/g, " ") });
  }
  return rows;
}
