import path from "node:path";
import { VivaError } from "@/lib/errors";
import { parseFrontMatter, splitFrontMatter } from "./front-matter";
import { answerStatus, parseRawGuide, type RawGuide } from "./parse-raw-guide";
import type { Guide, GuideFile, Question } from "./types";

/**
 * Reads Markdown files, each either one authored question (front matter) or a raw guide, into one
 * guide.
 * @param files - decoded texts; their order decides the order of equal numbers
 * @throws {VivaError} `guide-invalid` when front matter is faulty, a number is authored twice, or
 *   no file holds a question
 */
export function parseGuide(files: readonly GuideFile[]): Guide {
  const parsed = files.map(parseFile);
  const questions = parsed.flatMap((part) => part.questions);
  if (questions.length === 0) {
    throw new VivaError(
      "guide-invalid",
      `No question was found in ${files.map((file) => file.path).join(", ") || "an empty folder"}. ` +
        "A question is a heading that ends in “?”, or a file with front matter (content/README.md).",
    );
  }
  questions.sort((a, b) => a.number - b.number);
  const byNumber = new Map<number, Question>();
  const slugs = new Set<string>();
  for (const question of questions) {
    const first = byNumber.get(question.number);
    if (first) {
      throw new VivaError(
        "guide-invalid",
        `${question.path} and ${first.path} both hold question ${question.number}; renumber one.`,
      );
    }
    if (slugs.has(question.slug)) {
      throw new VivaError("guide-invalid", `Two questions share the address ${question.slug}.`);
    }
    byNumber.set(question.number, question);
    slugs.add(question.slug);
  }
  return {
    sections: [...new Set(questions.map((question) => question.section))],
    questions,
    warnings: parsed.flatMap((part) => part.warnings),
  };
}

function parseFile(file: GuideFile): RawGuide {
  const split = splitFrontMatter(file.text);
  if (!split) return parseRawGuide(file);
  const { number, section, question, ...details } = parseFrontMatter(split.yaml, file.path);
  const raw = file.text.slice(split.bodyStart);
  const lead = raw.length - raw.trimStart().length;
  const body = raw.trim();
  const entry: Question = {
    number,
    slug: path.posix.basename(file.path, ".md"),
    section,
    question,
    status: answerStatus(body),
    body,
    bodyStart: split.bodyStart + lead,
    path: file.path,
    details,
  };
  return { questions: [entry], warnings: [] };
}
