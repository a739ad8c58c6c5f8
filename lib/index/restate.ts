import { analyze } from "./analyze-text";
import { learnSpelling } from "./correct-spelling";
import type { LexicalIndex } from "./lexical-index";
import type { EverydayWords, GuideContent } from "./types";

/**
 * Prepares to say queries in the guide's own words: misspelt words mended, everyday words replaced
 * by the field's. Learning the guide's words takes some 60 ms and waits for the first query.
 * @param lexical - tells which terms the guide uses; others are never put in
 */
export function createRestate(
  content: GuideContent,
  lexical: Pick<LexicalIndex, "has">,
): (text: string) => string {
  let learned: ((text: string) => string) | undefined;
  return (text) => {
    learned ??= learn(content, lexical);
    return learned(text);
  };
}

function learn(
  { guide, statements, outside, everydayWords }: GuideContent,
  lexical: Pick<LexicalIndex, "has">,
): (text: string) => string {
  const spell = learnSpelling({
    // Other wordings may be misspelt on purpose.
    guide: [
      ...statements.map(({ plain }) => plain),
      ...guide.questions.flatMap(({ question, details }) => [
        question,
        details?.summary ?? "",
        ...(details?.keyPoints.map(({ statement }) => statement) ?? []),
        ...(details?.misconceptions.map(({ claim }) => claim) ?? []),
      ]),
    ],
    other: [...outside, ...everydayWords.flatMap(({ phrases }) => phrases)],
  });
  const replace = replaceWords(
    everydayWords.filter(({ term }) => analyze(term).every((word) => lexical.has(word))),
  );
  return (text) => replace(spell(text));
}

/** Replaces whole phrases, the longest first; an article before one follows the new word's sound. */
export function replaceWords(words: readonly EverydayWords[]): (text: string) => string {
  const termOf = new Map(
    words.flatMap(({ term, phrases }) => phrases.map((phrase) => [phrase, term] as const)),
  );
  if (termOf.size === 0) return (text) => text;
  const phrases = [...termOf.keys()].sort((a, b) => b.length - a.length).map(escapePattern);
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}-])(an? )?(${phrases.join("|")})(?![\\p{L}\\p{N}-])`,
    "giu",
  );
  return (text) =>
    text.replace(pattern, (_, article: string | undefined, phrase: string) => {
      const term = termOf.get(phrase.toLowerCase()) ?? phrase;
      if (!article) return term;
      return `${/^[aeiou]/i.test(term) ? "an" : "a"} ${term}`;
    });
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
