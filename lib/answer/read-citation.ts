/** What stands at the start of a text, read as a citation. */
export type Citation =
  /** A citation of these numbers, `end` characters long. */
  | { readonly state: "citation"; readonly numbers: readonly number[]; readonly end: number }
  /** The label of a footnote or link definition, `[1]:`, which cites nothing. */
  | { readonly state: "label"; readonly number: number; readonly end: number }
  /** What follows decides. */
  | { readonly state: "open" }
  | { readonly state: "none" };

export interface CitationContext {
  /** The words before it, at least its last thirty characters. */
  readonly before: string;
  /** Whether white space stands between those words and it. */
  readonly spaced: boolean;
  readonly atLineStart: boolean;
  /** Whether nothing will follow. */
  readonly ended: boolean;
}

/** Longest citation, characters. */
const maxLength = 80;
/** Longest link target that may follow a citation, characters. */
const maxTargetLength = 300;

const label = "(?:(?:sources?|passages?|refs?|references?|docs?|documents?|citations?)[ :#.]*)?";
const joint = "\\s*(?:,|;|&|and|to|-|–|—|\\u2011)\\s*";
const list = `${label}\\^?\\d+(?:${joint}${label}\\^?\\d+)*`;
const square = new RegExp(`^\\[{1,2}\\s*(${list})\\s*(?:†[^\\]\\n]*)?\\]{1,2}`, "i");
const lenticular = new RegExp(`^[【〔]\\s*(${list})\\s*(?:[:†][^】〕\\n]*)?[】〕]`, "i");
const escaped = new RegExp(`^\\\\\\[\\s*(${list})\\s*\\\\\\]`, "i");
const round = new RegExp(`^\\(\\s*(${list})\\s*\\)`, "i");
/** Everything that can still grow into one of the above. */
const growing = {
  "[": /^\[{1,2}[\s\w,;&^:#.\-–—\u2011]*(?:†[^\]\n]*)?\]?$/,
  "【": /^【[\s\w,;&^:#.\-–—\u2011†]*(?:[:†][^】\n]*)?$/,
  "〔": /^〔[\s\w,;&^:#.\-–—\u2011†]*(?:[:†][^〕\n]*)?$/,
  "\\": /^\\(?:\[[\s\w,;&^:#.\-–—\u2011]*\\?)?$/,
  "(": /^\([\s\w,;&^:#.\-–—\u2011]*\)?$/,
} as const;
const target = /^\((?:[a-z][a-z\d+.-]*:|www\.|#|\/)[^)\n]*\)/i;
/** After these a number in parentheses counts what follows or names a thing; it cites nothing. */
const enumerating =
  /(?:^|[^\p{L}])(?:and|or|then|is|are|be|by|to|with|for|in|as|of|on|a|an|the|both|either|namely|include|includes|eq|eqs|equation|equations|step|steps|level|phase|version|option|case|figure|fig|table|section|part|type|stage|class|chapter|rule|point|question|item|number)$/iu;

/** Whether a character may begin a citation. */
export function mayOpenCitation(character: string): character is keyof typeof growing {
  return character in growing;
}

/**
 * Reads the forms in which models cite: `[1]`, `[1, 2]`, `[1-3]`, `[[1]]`, `[^1]`, `[Source 1]`,
 * `【1】`, `【1†source】`, `〔1〕`, `\[1\]`, `[1](address)`, and `(1)` where it follows a claim. Whether a number names
 * a source is the caller's to decide.
 * @param text - from the opening bracket on
 */
export function readCitation(text: string, context: CitationContext): Citation {
  const opening = text.charAt(0);
  if (!mayOpenCitation(opening)) return { state: "none" };
  const pattern = {
    "[": square,
    "【": lenticular,
    "〔": lenticular,
    "(": round,
    "\\": escaped,
  }[opening];
  const match = pattern.exec(text.slice(0, maxLength));
  if (!match) return mayGrow(text, opening, context) ? { state: "open" } : { state: "none" };
  const [whole, inside = ""] = match;
  // A second closing bracket, an address, a colon or a full stop may follow.
  if (whole.length === text.length && !context.ended) return { state: "open" };
  const numbers = readNumbers(inside);
  if (numbers.length === 0) return { state: "none" };
  if (opening === "(") return readRound(text, whole, inside, numbers, context);
  return readFollowing(text, whole, numbers, context);
}

function mayGrow(text: string, opening: keyof typeof growing, { ended }: CitationContext): boolean {
  return !ended && text.length < maxLength && growing[opening].test(text);
}

function readFollowing(
  text: string,
  whole: string,
  numbers: readonly number[],
  { atLineStart, ended }: CitationContext,
): Citation {
  const [first] = numbers;
  const rest = text.slice(whole.length, whole.length + maxTargetLength);
  if (atLineStart && rest.startsWith(":") && numbers.length === 1 && first !== undefined) {
    return { state: "label", number: first, end: whole.length + 1 };
  }
  if (!rest.startsWith("(")) return { state: "citation", numbers, end: whole.length };
  const address = target.exec(rest);
  if (address) return { state: "citation", numbers, end: whole.length + address[0].length };
  const mayBeAddress = !ended && rest.length < maxTargetLength && /^\([^)\n]*$/.test(rest);
  return mayBeAddress ? { state: "open" } : { state: "citation", numbers, end: whole.length };
}

/** A bare number in parentheses cites only where a claim ends or pauses. */
function readRound(
  text: string,
  whole: string,
  inside: string,
  numbers: readonly number[],
  { before, spaced, atLineStart }: CitationContext,
): Citation {
  const citation: Citation = { state: "citation", numbers, end: whole.length };
  if (/[a-z]{3}/i.test(inside.replace(/\b(?:and|to)\b/gi, ""))) return citation;
  if (atLineStart || !spaced || enumerating.test(before)) return { state: "none" };
  const next = text.charAt(whole.length);
  const endsClaim = next === "" || /[\n.,;:!?[(【]/.test(next);
  const followsWord = /[\p{L}\p{N})"”*`]$/u.test(before);
  return followsWord && (endsClaim || next === " ") ? citation : { state: "none" };
}

/** Numbers of a list, ranges written out; none where it is no list of citations (a 0, a shape). */
function readNumbers(inside: string): number[] {
  const plain = inside.toLowerCase().replace(/[a-z]{3,}(?<!and)[ :#.]*|\^/g, "");
  const items = plain.split(/\s*(?:,|;|&|and)\s*/);
  const numbers = items.flatMap((item) => {
    const [from, to] = item.split(/\s*(?:to|-|–|—|\u2011)\s*/).map(Number);
    if (from === undefined) return [];
    if (to === undefined) return [from];
    return from <= to && to < 100 ? range(from, to) : [Number.NaN];
  });
  const single = numbers.length === 1;
  const fits = numbers.every((number) => (single ? number >= 0 : number >= 1 && number < 100));
  return fits ? numbers : [];
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
