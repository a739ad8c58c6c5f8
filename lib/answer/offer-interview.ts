import type { Guide, Question } from "@/lib/guide/types";
import { isInterviewable } from "@/lib/interview/ask-question";
import { matchSections } from "@/lib/interview/match-sections";
import type { InterviewRequest } from "@/lib/interview/recognize-interview-request";

/**
 * The reply to a wish to be interviewed: a link to where an interview is set up, on the sections the
 * topic names. Markdown without markers.
 */
export function offerInterview({ topic }: InterviewRequest, guide: Guide): string {
  const candidates = guide.questions.filter(isInterviewable);
  if (candidates.length === 0) {
    return "The questions of this guide have no key points to hold an answer against, so I cannot interview you on it.";
  }
  const sections = topic === undefined ? [] : sectionsOn(topic, candidates);
  if (sections.length === 0) {
    const missing = topic === undefined ? "" : `No section of the guide is about “${topic}”. `;
    return `${missing}I can interview you on the whole guide: I ask, you answer, and I show which of the guide's points your answer covers. [Set up an interview](/interview)`;
  }
  const address = `/interview?${new URLSearchParams(sections.map((section) => ["sections", section]))}`;
  const asked = candidates.filter(({ section }) => sections.includes(section)).length;
  const questions = asked === 1 ? "1 question" : `${asked} questions`;
  return `I can interview you on ${joinTitles(sections)} (${questions}): I ask, you answer, and I show which of the guide's points your answer covers. [Set up this interview](${address})`;
}

/** The sections whose title or questions speak of a topic, in the guide's order. */
function sectionsOn(topic: string, questions: readonly Question[]): string[] {
  const titles = [...new Set(questions.map(({ section }) => section))];
  return matchSections(
    topic,
    titles.map((section) => ({
      section,
      texts: questions
        .filter((question) => question.section === section)
        .flatMap(({ question, details }) => [question, ...(details?.alsoAsked ?? [])]),
    })),
  );
}

function joinTitles(titles: readonly string[]): string {
  const bold = titles.map((title) => `**${title}**`);
  const last = bold.pop();
  return bold.length > 0 ? `${bold.join(", ")} and ${last}` : `${last}`;
}
