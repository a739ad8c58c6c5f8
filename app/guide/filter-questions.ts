import type { AnswerStatus, AuthoredDetails } from "@/lib/guide/types";

/** What the guide's page shows of a question. */
export interface ListedQuestion {
  readonly number: number;
  readonly slug: string;
  readonly section: string;
  readonly question: string;
  readonly status: AnswerStatus;
  readonly difficulty?: AuthoredDetails["difficulty"];
  readonly summary?: string;
}

export interface ListedSection {
  readonly title: string;
  readonly questions: readonly ListedQuestion[];
}

/**
 * Questions that hold every word of a filter, in their section, question, summary, difficulty or
 * number; word beginnings count. In the guide's order, by section; empty sections are left out.
 */
export function filterQuestions(
  questions: readonly ListedQuestion[],
  filter: string,
): ListedSection[] {
  const wanted = wordsOf(filter);
  const sections = new Map<string, ListedQuestion[]>();
  for (const entry of questions) {
    const { number, section, question, summary = "", difficulty = "" } = entry;
    const words = wordsOf(`${number} ${section} ${question} ${summary} ${difficulty}`);
    if (!wanted.every((part) => words.some((word) => word.startsWith(part)))) continue;
    const listed = sections.get(section);
    if (listed) listed.push(entry);
    else sections.set(section, [entry]);
  }
  return [...sections].map(([title, found]) => ({ title, questions: found }));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
