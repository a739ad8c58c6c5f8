import type { Span } from "./markdown";

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
/** A full stop after these ends no sentence. */
const abbreviation =
  /(?:^|[\s(["'*_])(?:e\.g|i\.e|cf|vs|al|etc|fig|eq|no|nos|approx|dr|mr|ms|prof|inc|ltd|st|art|sec|ch|pp?|vol|u\.s|u\.k|[A-Z](?:\.[A-Z])*)\.["')\]*_]*\s*$/i;

/**
 * Splits running text into sentences by Unicode rules, mended for abbreviations, initials and
 * sentences that go on in lower case.
 * @returns spans in `text`, without the white space around them; empty for blank text
 */
export function splitSentences(text: string): Span[] {
  const spans: Span[] = [];
  let open: Span | undefined;
  // Unicode lets a quotation mark stand between a full stop and the next sentence, but no asterisk.
  for (const { segment, index } of segmenter.segment(text.replace(/[*_`]/g, '"'))) {
    const piece = { start: index, end: index + segment.length };
    open = open ? { start: open.start, end: piece.end } : piece;
    const soFar = text.slice(open.start, open.end);
    const rest = text.slice(open.end).trimStart();
    const goesOn = /^[\p{Ll},;)]/u.test(rest) && !/\n\s*$/.test(soFar);
    const unfinished = abbreviation.test(soFar) && rest !== "" && !endsWithEtc(soFar, rest);
    if (goesOn || unfinished || !closesPairs(soFar)) continue;
    pushTrimmed(spans, text, open);
    open = undefined;
  }
  if (open) pushTrimmed(spans, text, open);
  return spans;
}

/** "etc." and "et al." do end a sentence where a capital follows. */
function endsWithEtc(sentence: string, rest: string): boolean {
  return /\b(?:etc|al)\.\s*$/.test(sentence) && /^\p{Lu}/u.test(rest);
}

/** False while a bold run, code span, formula or parenthesis opened in the sentence is open. */
function closesPairs(sentence: string): boolean {
  if (sentence.length > 1200) return true;
  const even = (mark: string) => sentence.split(mark).length % 2 === 1;
  const opened = sentence.split("(").length - 1;
  const closed = sentence.split(")").length - 1;
  return even("**") && even("`") && even("$$") && opened <= closed;
}

function pushTrimmed(spans: Span[], text: string, { start, end }: Span): void {
  const raw = text.slice(start, end);
  const trimmed = raw.trim();
  if (trimmed === "") return;
  const from = start + raw.indexOf(trimmed.charAt(0));
  spans.push({ start: from, end: from + trimmed.length });
}
