import { analyze } from "@/lib/index/analyze-text";

/** Terms an abbreviation stands for, by the abbreviation's own term. */
export type Abbreviations = ReadonlyMap<string, readonly string[]>;

const inBrackets = /((?:[A-Za-z][\w-]*[ -]){1,6})\(([A-Z][A-Za-z-]*[A-Z])s?\)/g;

/** Abbreviations that texts introduce in brackets, such as "low-rank adaptation (LoRA)". */
export function findAbbreviations(texts: Iterable<string>): Abbreviations {
  const found = new Map<string, readonly string[]>();
  for (const text of texts) {
    for (const [, before = "", short = ""] of text.matchAll(inBrackets)) {
      const [term] = analyze(short);
      const words = wordsBehind(short, before.trim().split(/[ -]+/));
      if (term && words) found.set(term, analyze(words.join(" ")));
    }
  }
  return found;
}

/**
 * The last words before an abbreviation that it is made of: their initials are its capitals, or,
 * for compounds such as "autoencoder", its capitals stand in them in order and the first begins them.
 */
function wordsBehind(short: string, before: readonly string[]): readonly string[] | undefined {
  const letters = short.replace(/[^A-Z]/g, "").toLowerCase();
  const counts = Array.from({ length: letters.length }, (_, at) => letters.length - at);
  const last = counts.map((count) => before.slice(-count).map((word) => word.toLowerCase()));
  const exact = last.find((words) => words.map((word) => word.charAt(0)).join("") === letters);
  return exact ?? last.find((words) => words.length > 1 && isSpelledIn(letters, words));
}

function isSpelledIn(letters: string, words: readonly string[]): boolean {
  const text = words.join("");
  if (text.charAt(0) !== letters.charAt(0)) return false;
  let at = -1;
  return [...letters].every((letter) => {
    at = text.indexOf(letter, at + 1);
    return at >= 0;
  });
}

/**
 * Terms of a piece of an answer with what they stand for: the words of an abbreviation, and an
 * abbreviation all of whose words are there.
 * @param terms - as `analyze` gives them
 */
export function expandTerms(
  terms: ReadonlySet<string>,
  abbreviations: Abbreviations,
): ReadonlySet<string> {
  const expanded = new Set(terms);
  for (const term of terms) {
    for (const word of abbreviations.get(term) ?? []) expanded.add(word);
  }
  for (const [short, words] of abbreviations) {
    if (words.length > 1 && words.every((word) => terms.has(word))) expanded.add(short);
  }
  return expanded;
}
