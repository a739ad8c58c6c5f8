import { analyze } from "@/lib/index/analyze-text";

/** A section with what its questions are about. */
export interface SectionText {
  readonly section: string;
  /** Its questions, and whatever else says what it covers. */
  readonly texts: readonly string[];
}

/**
 * The sections a topic names: those whose title or questions hold all of its words, or, where none
 * does, the ones that hold most of them. Words are compared by their stems.
 * @returns in the guide's order; empty when no word of the topic occurs
 */
export function matchSections(topic: string, sections: readonly SectionText[]): string[] {
  const wanted = new Set(analyze(topic));
  if (wanted.size === 0) return [];
  const scored = sections.map(({ section, texts }) => {
    const title = countFound(wanted, [section]);
    return { section, title, all: Math.max(title, countFound(wanted, [section, ...texts])) };
  });
  const inTitle = scored.filter(({ title }) => title === wanted.size);
  if (inTitle.length > 0) return inTitle.map(({ section }) => section);
  const best = Math.max(...scored.map(({ all }) => all));
  if (best === 0) return [];
  return scored.filter(({ all }) => all === best).map(({ section }) => section);
}

function countFound(wanted: ReadonlySet<string>, texts: readonly string[]): number {
  const words = new Set(texts.flatMap(analyze));
  return [...wanted].filter((word) => words.has(word)).length;
}
