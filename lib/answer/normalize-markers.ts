import { closesFence, mayOpenRun, readFenceOpening, readOpaqueRun } from "./opaque-runs";
import { mayOpenCitation, readCitation } from "./read-citation";

/** Turns a model's citations into markers while its text streams. */
export interface MarkerNormalizer {
  /** Takes a piece of text. @returns what is certain of it by now; may be empty */
  push(text: string): string;
  /** Nothing will follow. @returns the rest; a citation cut in half is left out */
  end(): string;
}

/** How much of the words before a citation is looked at, characters. */
const contextLength = 40;
const plainRun = /^[^\s[【〔(`~$\\]+/;
const space = /^[^\S\n]+/;
/** An escape that opens no citation may open a formula. */
const none = Symbol("no citation");
/** What is left of a citation whose end never came. */
const halfCitation = /^[^\S\n]*[[【〔]{1,2}\s*\^?[\d\s,;-]*$/;

/**
 * Rewrites every form of citation as markers `[n]`, one for each number that names a source, and
 * drops numbers that name none, with the space before them. Code and formulas pass as they are. The
 * pieces joined are the same however the text was cut, and no piece ends inside a marker.
 * @param known - numbers of the sources
 */
export function createMarkerNormalizer(known: ReadonlySet<number>): MarkerNormalizer {
  let waiting = "";
  let before = "";
  let atLineStart = true;
  let fence: string | undefined;

  /** Moves the first characters of what waits past the reader; @returns them */
  function consume(length: number): string {
    const passed = waiting.slice(0, length);
    waiting = waiting.slice(length);
    before = (before + passed).slice(-contextLength);
    const line = passed.slice(passed.lastIndexOf("\n") + 1);
    atLineStart = (passed.includes("\n") || atLineStart) && /^[\s>]*$/.test(line);
    return passed;
  }

  /** @returns what the next step lets pass; undefined where it needs more text */
  function step(ended: boolean): string | undefined {
    if (fence !== undefined) return stepInFence(fence, ended);
    const gap = space.exec(waiting)?.[0] ?? "";
    if (gap.length === waiting.length && !ended) return undefined;
    const next = waiting.charAt(gap.length);
    if (mayOpenCitation(next)) {
      const passed = stepCitation(gap, ended);
      if (passed !== none) return passed;
    }
    if (gap !== "") return consume(gap.length);
    if (mayOpenRun(next)) return stepRun(ended);
    return consume(plainRun.exec(waiting)?.[0].length ?? 1);
  }

  function stepInFence(mark: string, ended: boolean): string | undefined {
    const lineBreak = waiting.indexOf("\n");
    if (lineBreak < 0 && !ended) return undefined;
    const line = lineBreak < 0 ? waiting : waiting.slice(0, lineBreak);
    if (closesFence(line, mark)) fence = undefined;
    return consume(line.length + (lineBreak < 0 ? 0 : 1));
  }

  function stepCitation(gap: string, ended: boolean): string | typeof none | undefined {
    const text = waiting.slice(gap.length);
    const read = readCitation(text, { before, spaced: gap !== "", atLineStart, ended });
    if (read.state === "open") return undefined;
    if (read.state === "none") {
      if (ended && halfCitation.test(waiting)) {
        consume(waiting.length);
        return "";
      }
      return text.startsWith("\\") ? none : consume(gap.length + 1);
    }
    const isRound = text.startsWith("(");
    const indent = atLineStart ? gap : "";
    consume(gap.length + read.end);
    if (read.state === "label")
      return known.has(read.number) ? `${gap}\\[${read.number}\\]:` : indent;
    const named = [...new Set(read.numbers)].filter((number) => known.has(number));
    if (named.length > 0) return gap + named.map((number) => `[${number}]`).join("");
    if (isRound) return gap + text.slice(0, read.end);
    // An index, not a citation: kept, in a form that no reader takes for a marker.
    if (read.numbers.includes(0) && gap === "") return `${gap}\\[0\\]`;
    return indent;
  }

  function stepRun(ended: boolean): string | undefined {
    if (atLineStart && /[`~]/.test(waiting.charAt(0))) {
      const opening = readFenceOpening(waiting, ended);
      if (opening.state === "open") return undefined;
      if (opening.state === "fence") {
        fence = opening.mark;
        return consume(opening.lineEnd);
      }
    }
    const run = readOpaqueRun(waiting, { atLineStart: false, ended });
    if (run.state === "open") return undefined;
    return consume(run.state === "closed" ? run.end : run.length);
  }

  function pass(ended: boolean): string {
    let passed = "";
    while (waiting !== "") {
      const piece = step(ended);
      if (piece === undefined) break;
      passed += piece;
    }
    return passed;
  }

  return {
    push(text) {
      waiting += text;
      return pass(false);
    },
    end: () => pass(true),
  };
}

/** The same for a text that is whole. */
export function normalizeMarkers(text: string, known: ReadonlySet<number>): string {
  const normalizer = createMarkerNormalizer(known);
  return normalizer.push(text) + normalizer.end();
}
