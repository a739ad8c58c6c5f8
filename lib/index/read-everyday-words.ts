import { readLines } from "./read-outside-questions";
import type { EverydayWords } from "./types";

/**
 * Reads what people say instead of a field's terms: a line is a term, a colon, and phrases between
 * commas; `#` begins a comment. A line without a colon or phrase says nothing and is passed over.
 * @returns terms in order, phrases in lower case; none where there is no such file
 */
export async function readEverydayWords(file: string): Promise<EverydayWords[]> {
  const lines = await readLines(file);
  return lines.flatMap((line): EverydayWords[] => {
    const [term = "", ...rest] = line.split(":");
    const phrases = rest
      .join(":")
      .split(",")
      .map((phrase) => phrase.trim().toLowerCase())
      .filter(Boolean);
    return term.trim() !== "" && phrases.length > 0 ? [{ term: term.trim(), phrases }] : [];
  });
}
