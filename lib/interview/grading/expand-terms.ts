import { analyze } from "@/lib/index/analyze-text";

/** Terms an abbreviation stands for, by the abbreviation's own term. */
export type Abbreviations = ReadonlyMap<string, readonly string[]>;

const inBrackets = /((?:[A-Za-z][\w-]*[ -]){1,6})\(([A-Z][A-Za-z-]*[A-Z])s?\)/g;

/** Abbreviations that texts introduce in brackets, such as "low-rank adaptation (LoRA)". */
export function findAbbreviations(texts: Iterable<string>): Abbreviations {
  const found = new Map<string, readonly string[]>();
  for (const text of texts) {
    for (const [, before = "", short = ""] of text.matchAll(inBrackets)) {
      const letters = short.replace(/[^A-Z]/g, "").toLowerCase();
      const words = before.trim().split(/[ -]+/).slice(-letters.length);
      const initials = words.map((word) => word.charAt(0).toLowerCase()).join("");
      const [term] = analyze(short);
      if (term && initials === letters) found.set(term, analyze(words.join(" ")));
    }
  }
  return found;
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
