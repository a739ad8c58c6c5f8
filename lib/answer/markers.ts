import { mayOpenRun, readOpaqueRun } from "./opaque-runs";

const marker = /\[(\d{1,2})\]/g;

/** A marker `[n]` and where it stands, UTF-16 code units. */
export interface MarkerPlace {
  readonly n: number;
  readonly start: number;
  readonly end: number;
}

/** Markers `[n]` of a finished text in order, as often as they stand there; code and formulas have none. */
export function findMarkers(text: string): MarkerPlace[] {
  if (!text.includes("[")) return [];
  const words = withoutOpaqueRuns(text);
  return [...words.matchAll(marker)].map(({ 0: whole, 1: digits, index }) => ({
    n: Number(digits),
    start: index,
    end: index + whole.length,
  }));
}

/** Numbers of the markers `[n]` in a text, each once, in the order in which they are first cited. */
export function readMarkers(text: string): number[] {
  return [...new Set(findMarkers(text).map(({ n }) => n))];
}

/** The text without its markers and the space before them. */
export function withoutMarkers(text: string): string {
  let kept = "";
  let done = 0;
  for (const { start, end } of findMarkers(text)) {
    kept += text.slice(done, start).trimEnd();
    done = end;
  }
  return kept + text.slice(done);
}

/** Markdown whose own numbers in brackets are told from markers; it reads as before. */
export function escapeMarkers(markdown: string): string {
  const words = withoutOpaqueRuns(markdown);
  let escaped = "";
  let done = 0;
  for (const { 0: whole, 1: digits, index } of words.matchAll(/\[(\d+)\]/g)) {
    escaped += `${markdown.slice(done, index)}\\[${digits}\\]`;
    done = index + whole.length;
  }
  return escaped + markdown.slice(done);
}

/** The text with code and formulas blanked out, every other character in its place. */
export function withoutOpaqueRuns(text: string): string {
  if (!/[`~$\\]/.test(text)) return text;
  let words = "";
  let at = 0;
  while (at < text.length) {
    const character = text.charAt(at);
    if (!mayOpenRun(character)) {
      words += character;
      at += 1;
      continue;
    }
    const lineStart = text.lastIndexOf("\n", at - 1) + 1;
    const run = readOpaqueRun(text.slice(at), {
      atLineStart: /^[\s>]*$/.test(text.slice(lineStart, at)),
      ended: true,
    });
    const length = run.state === "closed" ? run.end : run.state === "none" ? run.length : 1;
    const passed = text.slice(at, at + length);
    words += run.state === "closed" ? passed.replace(/[^\n]/g, " ") : passed;
    at += length;
  }
  return words;
}
