import { markdownToPlainText } from "@/lib/guide/markdown";
import { splitSentences } from "@/lib/guide/split-sentences";
import { findMarkers, withoutMarkers, withoutOpaqueRuns } from "../markers";

/** A sentence of an answer that asserts something. */
export interface Claim {
  /** As it stands in the answer, markers included, without a list mark. */
  readonly text: string;
  /** Without markers and Markdown, one line. */
  readonly plain: string;
  /** Numbers cited, in order, each once. */
  readonly markers: readonly number[];
  /** Span in the answer, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** Fewer words than this ("Good question.", "In short:") assert nothing worth a check. */
const minWords = 3;
const listMark = /^[\s>]*(?:(?:[-*+]|\d{1,3}[.)])\s+)?(?:\[[ xX]\]\s+)?/;
const notProse = /^(?:#{1,6}(?:\s|$)|```|~~~|\|?\s*:?-{3,}|\*\*\*$)/;
const tableSeparator = /^\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*\|?$/;

/** Stands for a marker before a full stop; a sentence may end after it. */
const standIn = "\uffef";

/** Says how the answer goes on, or speaks of itself. */
const transition =
  /^(?:(?:good|great|excellent|interesting) (?:question|point)|let(?:'s| us| me)\b|here (?:is|are)\b|in (?:short|summary|conclusion|brief)\W*$|to sum up\W*$|(?:so )?that (?:is|was) (?:the short|all|it)\b|(?:i|we) (?:hope|will|can|cannot|can't|could not|couldn't|do not|don't|am|'m)\b|hope (?:this|that)\b|sure\b|certainly\b|of course\b|as (?:an ai|a language model)\b)/i;
/** Says that the passages are silent. */
const silence =
  /\b(?:passages?|guide|sources?|context|texts?|material)\b.{0,40}\b(?:do not|does not|don't|doesn't|did not|didn't|contains? no|holds? no|no information|nothing|cannot|silent|not (?:say|mention|cover|contain|answer|hold|address|state))\b|\bnot (?:mentioned|covered|answered|addressed|stated|found) (?:in|by) the (?:passages?|guide|sources?|context)\b/i;

/**
 * Cuts an answer into its claims. A marker after the full stop belongs to the sentence before it, and
 * an item of a list without a marker of its own cites what the line that announces the list cites.
 * Headings, code, formulas, questions, transitions, a bare announcement and a table's row without a
 * marker are no claims.
 */
export function splitClaims(answer: string): Claim[] {
  const words = withoutOpaqueRuns(answer);
  const claims: Claim[] = [];
  let announced: readonly number[] = [];
  let tableRow = 0;
  let lineStart = 0;
  for (const line of answer.split("\n")) {
    const start = lineStart;
    lineStart += line.length + 1;
    const isOpaque = words.slice(start, start + line.length).trim() === "" && line.trim() !== "";
    const mark = listMark.exec(line)?.[0] ?? "";
    const body = line.slice(mark.length).trimEnd();
    const isTable = /^\s*\|/.test(line);
    tableRow = isTable ? tableRow + 1 : 0;
    if (isOpaque || body.trim() === "" || notProse.test(body) || tableSeparator.test(body))
      continue;
    const at = start + mark.length;
    if (isTable) {
      claims.push(...readRow(body, at, tableRow));
      continue;
    }
    const isItem = /(?:[-*+]|\d[.)])\s/.test(mark);
    if (!isItem) announced = [];
    const inLine = splitLine(body, at, isItem ? announced : []);
    claims.push(...inLine);
    if (/:\W*$/.test(withoutMarkers(body))) announced = readLineMarkers(body);
  }
  return claims;
}

function splitLine(line: string, offset: number, inherited: readonly number[]): Claim[] {
  const markers = findMarkers(line);
  // Sentences are found in the words alone; each kept character remembers where it stood.
  let bare = "";
  const placeOf: number[] = [];
  let done = 0;
  const keep = (until: number) => {
    for (; done < until; done += 1) {
      bare += line.charAt(done);
      placeOf.push(done);
    }
  };
  const bareMarkers = markers.map(({ n, start, end }) => {
    keep(done + line.slice(done, start).trimEnd().length);
    done = end;
    const place = { n, at: bare.length, end };
    // Without it "top k [1]." would look like an abbreviation.
    if (/[.!?]/.test(line.charAt(end))) {
      bare += standIn;
      placeOf.push(start);
    }
    return place;
  });
  keep(line.length);
  const spans = splitSentences(bare);
  return spans.flatMap((span, index): Claim[] => {
    const previousEnd = index === 0 ? -1 : (spans[index - 1]?.end ?? -1);
    const own = bareMarkers.filter(
      ({ at }) => at <= span.end && (at > previousEnd || (index === 0 && at === 0)),
    );
    const plain = plainWords(bare.slice(span.start, span.end).replaceAll(standIn, ""));
    if (own.length === 0 && isLabel(bare.slice(span.start, span.end), plain, index, spans.length)) {
      return [];
    }
    if (!asserts(plain, own.length > 0)) return [];
    const lastWord = (placeOf[span.end - 1] ?? line.length - 1) + 1;
    const start = Math.min(
      placeOf[span.start] ?? 0,
      ...(index === 0 ? own.map(({ end, n }) => end - String(n).length - 2) : []),
    );
    const end = Math.max(lastWord, ...own.map((marker) => marker.end));
    const cited = [...new Set(own.map(({ n }) => n))];
    return [
      {
        text: line.slice(start, end),
        plain,
        markers: cited.length > 0 ? cited : inherited,
        start: offset + start,
        end: offset + end,
      },
    ];
  });
}

/** A row that cites is one claim; the first row is the table's head. */
function readRow(row: string, offset: number, place: number): Claim[] {
  const markers = readLineMarkers(row);
  if (place === 1 || markers.length === 0) return [];
  const cells = withoutMarkers(row)
    .split("|")
    .map((cell) => plainWords(cell));
  const plain = cells.filter(Boolean).join(", ");
  return [{ text: row, plain, markers, start: offset, end: offset + row.length }];
}

function readLineMarkers(line: string): number[] {
  return [...new Set(findMarkers(line).map(({ n }) => n))];
}

/** More words than this in bold are a sentence, not what the next one is about. */
const maxLabelWords = 6;

/** Bold words that head a line's other sentences, or stand on a line without a full stop. */
function isLabel(sentence: string, plain: string, place: number, sentences: number): boolean {
  if (!/^(?:\*\*|__)[^*_]+(?:\*\*|__)[.:]?$/.test(sentence.trim())) return false;
  if (sentences === 1) return !/[.!]$/.test(plain);
  return place === 0 && plain.split(" ").length <= maxLabelWords;
}

function asserts(plain: string, isCited: boolean): boolean {
  const count = plain.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (count < minWords && !(isCited && count > 1)) return false;
  if (/[?？]\W*$/.test(plain)) return false;
  if (isCited) return true;
  return !/:\W*$/.test(plain) && !transition.test(plain) && !silence.test(plain);
}

/** Parsing is slow beside everything else here, and most sentences have nothing to parse. */
function plainWords(sentence: string): string {
  const parsed = /[*_`[\]$<&\\~^]/.test(sentence)
    ? markdownToPlainText(
        sentence
          .replace(/\$\$?/g, " ")
          .replace(/\\(?:text|mathrm)\b/g, " ")
          // A tag at the start would make raw HTML of the whole line.
          .replace(/<\/?[a-z][^>]*>/gi, " "),
      )
    : sentence;
  return parsed.replace(/\s+/g, " ").trim();
}
