import { parseMarkdown } from "./markdown";
import { boldParagraphLevel, type RawHeading, readHeadings } from "./read-headings";
import { slugify } from "./slugify";
import type { AnswerStatus, GuideFile, Question } from "./types";

/** Below this an answer without sub-headings is only a beginning. */
const partialAnswerMaxWords = 120;
const unnamedSection = "Questions";
const request =
  /^(discuss|explain|describe|compare|contrast|define|outline|give|name|list|tell|walk|design|discuss|sketch|summari[sz]e|how|what|why|when|which|who|can|could|do|does|is|are|should)\b/i;

/** Questions and warnings found in one text; `followsNumber` lets several files share a count. */
export interface RawGuide {
  readonly questions: readonly Question[];
  readonly warnings: readonly string[];
}

/**
 * Reads a guide nobody prepared: sections and questions at uneven heading levels, bold or not,
 * numbered or not, with numbered and bold sub-headings inside the answers.
 *
 * A heading is a question when it asks (ends in "?" or opens like a request) and stands no deeper
 * than the level most questions stand at. A heading above a question that asks nothing is its
 * section. Everything else belongs to the answer above it.
 */
export function parseRawGuide(file: GuideFile): RawGuide {
  const headings = readHeadings(parseMarkdown(file.text));
  const questionLevel = findQuestionLevel(headings);
  const isQuestion = headings.map((heading) => asksAtLevel(heading, questionLevel));
  const cuts: { heading: RawHeading; kind: "question" | "section" }[] = [];
  headings.forEach((heading, index) => {
    if (isQuestion[index]) cuts.push({ heading, kind: "question" });
    else if (opensSection(heading, index, headings, isQuestion, questionLevel, file.text)) {
      cuts.push({ heading, kind: "section" });
    }
  });
  const warnings: string[] = [];
  const questions: Question[] = [];
  const taken = new Set(
    cuts.flatMap(({ heading, kind }) => (kind === "question" ? (heading.number ?? []) : [])),
  );
  const used = new Set<number>();
  let section: string | undefined;
  let last = 0;
  cuts.forEach(({ heading, kind }, index) => {
    if (kind === "section") {
      section = heading.title;
      return;
    }
    const number = chooseNumber(heading, last, taken, used);
    if (heading.number !== undefined && number !== heading.number) {
      warnings.push(
        `${file.path}: number ${heading.number} occurs twice; “${heading.title}” became ${number}`,
      );
    }
    used.add(number);
    last = number;
    const bodyEnd = cuts[index + 1]?.heading.span.start ?? file.text.length;
    const { body, start } = trimBody(file.text, heading.span.end, bodyEnd);
    questions.push({
      number,
      slug: `${String(number).padStart(2, "0")}-${slugify(heading.title)}`,
      section: section ?? unnamedSection,
      question: heading.title,
      status: answerStatus(body),
      body,
      bodyStart: start,
      path: file.path,
    });
  });
  return { questions, warnings };
}

function asks({ title }: RawHeading): boolean {
  return title.endsWith("?");
}

function findQuestionLevel(headings: readonly RawHeading[]): number {
  const count = new Map<number, number>();
  for (const heading of headings) {
    if (!asks(heading)) continue;
    const evidence = 1 + Number(heading.bold) + Number(heading.number !== undefined);
    count.set(heading.level, (count.get(heading.level) ?? 0) + evidence);
  }
  const levels = [...count].sort(([levelA, a], [levelB, b]) => b - a || levelA - levelB);
  return levels[0]?.[0] ?? 0;
}

function asksAtLevel(heading: RawHeading, questionLevel: number): boolean {
  if (heading.level > questionLevel) return false;
  if (asks(heading)) return true;
  return heading.number !== undefined && request.test(heading.title);
}

function opensSection(
  heading: RawHeading,
  index: number,
  headings: readonly RawHeading[],
  isQuestion: readonly boolean[],
  questionLevel: number,
  text: string,
): boolean {
  if (heading.level >= boldParagraphLevel || heading.level > questionLevel) return false;
  const next = headings[index + 1];
  if (!next || !isQuestion[index + 1]) return false;
  const between = text.slice(heading.span.end, next.span.start);
  return heading.level < questionLevel || isBlank(between);
}

function chooseNumber(
  heading: RawHeading,
  last: number,
  taken: ReadonlySet<number>,
  used: ReadonlySet<number>,
): number {
  if (heading.number !== undefined && !used.has(heading.number)) return heading.number;
  let number = last + 1;
  while (taken.has(number) || used.has(number)) number += 1;
  return number;
}

/** True for text that answers nothing: blank lines, rules, comments. */
function isBlank(text: string): boolean {
  return (
    text
      .replace(/<!--[\s\S]*?-->/g, "")
      .replace(/^\s*([-*_=]\s*){3,}$/gm, "")
      .trim() === ""
  );
}

function trimBody(text: string, from: number, to: number): { body: string; start: number } {
  const raw = text.slice(from, to);
  if (isBlank(raw)) return { body: "", start: to };
  const lead = /^(?:\s*\n|[ \t]*(?:[-*_=][ \t]*){3,}(?:\n|$))*/.exec(raw)?.[0].length ?? 0;
  const body = raw.slice(lead).replace(/(?:\s|\n[ \t]*(?:[-*_][ \t]*){3,}$)+$/, "");
  return { body, start: from + lead };
}

/** How much of an answer a body is, judged by its length and structure. */
export function answerStatus(body: string): AnswerStatus {
  if (isBlank(body)) return "unanswered";
  const words = body.split(/\s+/).length;
  return words < partialAnswerMaxWords && !/^#{1,6}\s/m.test(body) ? "partial" : "answered";
}
