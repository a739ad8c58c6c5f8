import type { Band, GradeFlag, PointVerdict } from "@/lib/interview/grade";
import type { InterviewConfig, InterviewMode } from "@/lib/interview/interview-config";
import type { Report, ReportQuestion } from "@/lib/interview/report";

/** Viva measures what an answer covers of the guide, never whether it is right; so say its words. */
export const verdictLabels = {
  covered: "Covered",
  unsure: "Cannot tell",
  missing: "Missing",
  contradicted: "Possibly contradicts",
} as const satisfies Record<PointVerdict, string>;

export const bandLabels = {
  little: "Little of it covered",
  some: "Some of it covered",
  most: "Most of it covered",
  full: "All or nearly all of it covered",
} as const satisfies Record<Band, string>;

/** By weight. */
export const weightLabels: Readonly<Record<number, string>> = {
  1: "good to have",
  2: "expected",
  3: "essential",
};

export const flagSentences = {
  empty: "There was nothing to grade.",
  "repeats-question": "The answer says little beyond the question’s own words.",
  "lists-terms": "The answer names terms without stating anything about them.",
  repetitive: "The answer says the same thing again and again.",
  "addresses-grader": "Part of the answer speaks to the grader; it counted for nothing.",
  "off-question": "The answer reads like one to another question of the guide.",
  contradiction: "At least one point is possibly contradicted; judge it yourself.",
  "plain-words":
    "The answer is in everyday words, which this grader reads badly; judge its points yourself.",
  "long-for-coverage": "The answer is long for what it covers.",
  "runs-disagree":
    "The language model graded twice and disagreed; those points read “cannot tell”.",
  "quote-not-found":
    "The language model quoted words that are not in the answer; they counted for nothing.",
  fallback: "The language model failed; the embedded grader graded this.",
} as const satisfies Record<GradeFlag, string>;

export const modeLabels = { coach: "Coach", real: "Real" } as const satisfies Record<
  InterviewMode,
  string
>;

export const confidenceLabels = ["Guessing", "Unsure", "Fairly sure", "Sure", "Certain"] as const;

export const outcomeLabels = {
  assessed: "Answered",
  ungraded: "Answered, not graded",
  skipped: "Skipped",
  unanswered: "Not answered",
} as const satisfies Record<ReportQuestion["outcome"], string>;

export const endingLabels = {
  completed: "completed",
  early: "ended early",
} as const satisfies Record<Report["how"], string>;

/** A grader by name, its version where two of them may meet. */
export function graderName(grader: string): string {
  return grader === "embedded" ? "the embedded grader" : grader;
}

/** "3 of 18 sections" and the like, for a line about a set-up. */
export function describeConfig({ sections, difficulty, minutes, mode }: InterviewConfig): string {
  const where =
    sections.length === 0
      ? "all sections"
      : sections.length === 1
        ? (sections[0] ?? "")
        : `${sections.length} sections`;
  const level = difficulty === "any" ? "any difficulty" : difficulty;
  return `${modeLabels[mode]}, ${where}, ${level}, ${minutes} min`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
