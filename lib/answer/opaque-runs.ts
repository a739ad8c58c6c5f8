/**
 * Where Markdown's words end and code or mathematics begins: the marks that open such a run, and
 * where a run that began ends. Both the stream and the finished text are read with it.
 */

/** A run of code or mathematics at the beginning of a text. */
export type OpaqueRun =
  /** `end` is where it ends, exclusive. */
  | { readonly state: "closed"; readonly end: number }
  /** It has not ended yet and may do so in what follows. */
  | { readonly state: "open" }
  /** What looked like an opening mark is none: `length` characters of plain text. */
  | { readonly state: "none"; readonly length: number };

/** Longest code span or formula inside a line, characters; a mark open for longer opened nothing. */
const maxRunLength = 2000;

const openings = ["`", "~", "$", "\\"] as const;

/** Whether a character may open code or mathematics. */
export function mayOpenRun(character: string): boolean {
  return openings.some((opening) => opening === character);
}

/**
 * Reads the run that begins at the start of a text.
 * @param text - from the opening mark on
 * @param options.atLineStart - whether only white space stands before it on its line
 * @param options.ended - whether nothing will follow
 */
export function readOpaqueRun(
  text: string,
  { atLineStart, ended }: { readonly atLineStart: boolean; readonly ended: boolean },
): OpaqueRun {
  const first = text.charAt(0);
  if (first === "\\") return readEscape(text, ended);
  const mark = leading(text, first);
  // More of the same may follow and make another mark of it.
  if (mark.length === text.length && !ended) return { state: "open" };
  if (first === "$") return readMath(text, mark, ended);
  const fence = atLineStart && mark.length >= 3 ? readFence(text, ended) : undefined;
  if (fence) return fence;
  if (first === "~") return { state: "none", length: mark.length };
  return readUntil(text, mark.length, ended, (rest) => {
    const closing = new RegExp(`(?<!\`)${mark}(?!\`)`).exec(rest);
    return closing ? closing.index + mark.length : undefined;
  });
}

/** A fence that opens at the start of a text: its mark, once its line is whole. */
export type FenceOpening =
  | { readonly state: "fence"; readonly mark: string; readonly lineEnd: number }
  | { readonly state: "open" }
  | { readonly state: "none" };

/**
 * Reads the first line of a code fence.
 * @param text - from the first character of its line that is no white space
 * @returns `lineEnd` is the offset after its line break
 */
export function readFenceOpening(text: string, ended: boolean): FenceOpening {
  const mark = /^(?:`+|~+)/.exec(text)?.[0] ?? "";
  if (mark.length === text.length && !ended) return { state: "open" };
  if (mark.length < 3) return { state: "none" };
  const lineBreak = text.indexOf("\n");
  const line = lineBreak < 0 ? text : text.slice(0, lineBreak);
  // Backticks after the mark make it a code span that stands at the start of a line.
  if (mark.startsWith("`") && line.slice(mark.length).includes("`")) return { state: "none" };
  if (lineBreak >= 0) return { state: "fence", mark, lineEnd: lineBreak + 1 };
  return ended ? { state: "fence", mark, lineEnd: text.length } : { state: "open" };
}

/** Whether a line, without its break, closes the fence that `mark` opened. */
export function closesFence(line: string, mark: string): boolean {
  const closing = /^[ \t>]*(`+|~+)[ \t]*$/.exec(line)?.[1];
  return closing?.startsWith(mark) ?? false;
}

function readFence(text: string, ended: boolean): OpaqueRun | undefined {
  const opening = readFenceOpening(text, ended);
  if (opening.state === "open") return { state: "open" };
  if (opening.state === "none") return undefined;
  let at = opening.lineEnd;
  while (at < text.length) {
    const lineBreak = text.indexOf("\n", at);
    const end = lineBreak < 0 ? text.length : lineBreak;
    if (closesFence(text.slice(at, end), opening.mark)) return { state: "closed", end };
    at = end + 1;
  }
  return ended ? { state: "closed", end: text.length } : { state: "open" };
}

function readMath(text: string, mark: string, ended: boolean): OpaqueRun {
  if (mark.length >= 2) {
    return readUntil(text, mark.length, ended, (rest) => {
      const at = rest.indexOf(mark);
      return at < 0 ? undefined : at + mark.length;
    });
  }
  const next = text.charAt(1);
  if (next === "" && !ended) return { state: "open" };
  // A dollar before a digit or a space is money.
  if (!/[^\s\d]/.test(next)) return { state: "none", length: 1 };
  const line = /^\$[^$\n]*/.exec(text)?.[0] ?? "$";
  const closes = text.charAt(line.length) === "$" && /\S$/.test(line) && line.length > 1;
  if (closes) return { state: "closed", end: line.length + 1 };
  const mayClose = line.length === text.length && line.length < maxRunLength && !ended;
  return mayClose ? { state: "open" } : { state: "none", length: 1 };
}

/** `\[ … \]` and `\( … \)` are mathematics; any other escaped character is itself. */
function readEscape(text: string, ended: boolean): OpaqueRun {
  if (text.length < 2) return ended ? { state: "closed", end: 1 } : { state: "open" };
  const closing = { "[": "\\]", "(": "\\)" }[text.charAt(1)];
  if (!closing) return { state: "closed", end: 2 };
  const run = readUntil(text, 2, ended, (rest) => {
    const at = rest.indexOf(closing);
    return at < 0 ? undefined : at + closing.length;
  });
  return run.state === "none" ? { state: "closed", end: 2 } : run;
}

/** A run inside a paragraph: it must close before a blank line. */
function readUntil(
  text: string,
  from: number,
  ended: boolean,
  findEnd: (rest: string) => number | undefined,
): OpaqueRun {
  const rest = text.slice(from, from + maxRunLength);
  const blank = rest.search(/\n[ \t]*\n/);
  const inside = blank < 0 ? rest : rest.slice(0, blank);
  const end = findEnd(inside);
  const none: OpaqueRun = { state: "none", length: from };
  if (end !== undefined) {
    // At the very end of what has arrived a longer mark may be on its way.
    const complete = from + end < text.length || ended;
    return complete ? { state: "closed", end: from + end } : { state: "open" };
  }
  const mayGoOn = blank < 0 && rest.length < maxRunLength && !ended;
  return mayGoOn ? { state: "open" } : none;
}

function leading(text: string, character: string): string {
  let length = 0;
  while (text.charAt(length) === character) length += 1;
  return text.slice(0, length);
}
