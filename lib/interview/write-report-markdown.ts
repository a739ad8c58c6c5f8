import type { CoverageByGrader, PointView } from "./interview-view";
import type { ReadNext, Report, ReportQuestion } from "./report";

const outcomeText = {
  assessed: "",
  ungraded: "Not graded.",
  skipped: "Skipped.",
  unanswered: "Not answered before the end.",
} as const satisfies Record<ReportQuestion["outcome"], string>;

const calibrationText = {
  "surer-than-covered": "surer than the coverage bears out",
  "in-line": "in line with the coverage",
  "less-sure-than-covered": "less sure than the coverage allows",
} as const;

/**
 * A report as Markdown.
 * @param options.origin - put before links into the guide, such as `http://localhost:3000`
 */
export function writeReportMarkdown(
  report: Report,
  { origin }: { readonly origin: string },
): string {
  const link = (text: string, url: string | undefined) =>
    url ? `[${escapeMarkdown(text)}](${origin}${url})` : escapeMarkdown(text);
  const lines = [
    `# Interview of ${report.createdAt.slice(0, 10)}`,
    "",
    `- Mode: ${report.config.mode === "real" ? "Real" : "Coach"}`,
    `- Questions: ${report.questions.length} of ${report.planned} planned${report.how === "early" ? "; ended early" : ""}`,
    `- Time: ${describeDuration(report.activeMs)} of ${report.config.minutes} min`,
    ...report.coverage.map((entry) => `- Coverage: ${describeCoverage(entry)}`),
    "",
    "Coverage is the share of the guide's key points that was found in the answers, by weight. It does not say that an answer is correct.",
    "",
    "## By section",
    "",
    "| Section | Asked | Answered | Coverage |",
    "| --- | --- | --- | --- |",
    ...report.sections.map(
      ({ section, asked, answered, coverage }) =>
        `| ${escapeMarkdown(section)} | ${asked} | ${answered} | ${coverage.map(describeCoverage).join("; ") || "–"} |`,
    ),
    "",
    ...report.questions.flatMap((question) => writeQuestion(question, link)),
    ...writeReadNext(report.readNext, link),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

type Link = (text: string, url: string | undefined) => string;

function writeQuestion(question: ReportQuestion, link: Link): string[] {
  const { assessment, calibration } = question;
  const facts = [
    `Section: ${escapeMarkdown(question.section)}`,
    `Why it was asked: ${escapeMarkdown(question.reason.text)}`,
    `Time: ${describeDuration(question.answerMs)}`,
    `Hints used: ${question.hints.length}`,
    ...(calibration
      ? [
          `Self-rated confidence: ${calibration.confidence} of 5, ${calibrationText[calibration.verdict]}`,
        ]
      : []),
    ...(assessment?.graded
      ? [
          `Coverage: ${assessment.coverage} %, ${assessment.band} of the key points (${describeGrader(assessment)}; ${describeConfirmed(assessment.confirmed)})`,
        ]
      : []),
    ...(assessment?.reason ? [escapeMarkdown(assessment.reason)] : []),
  ];
  return [
    `## ${question.position}. ${link(question.question, question.url)}`,
    "",
    ...(outcomeText[question.outcome] ? [outcomeText[question.outcome], ""] : []),
    ...facts.map((fact) => `- ${fact}`),
    "",
    ...question.turns.flatMap(({ turn, prompt, answer }) => [
      ...(turn > 0 ? [`**Follow-up:** ${escapeMarkdown(prompt)}`, ""] : []),
      ...(answer === undefined ? [] : [quote(answer), ""]),
    ]),
    ...(assessment?.points ?? []).flatMap((point) => writePoint(point, link)),
    ...(assessment ? [""] : []),
  ];
}

function writePoint(point: PointView, link: Link): string[] {
  const verdict = point.verdict === "contradicted" ? "possibly contradicted" : point.verdict;
  const by = point.ruling ? ", your ruling" : "";
  return [
    `- **${verdict}**${by} (weight ${point.weight}): ${link(point.text, point.url)}`,
    ...(point.evidence ? [`  - Your words: “${escapeMarkdown(point.evidence)}”`] : []),
    ...(point.misconception && point.verdict === "contradicted"
      ? [`  - May say: ${escapeMarkdown(point.misconception)}`]
      : []),
    ...(point.correction && point.verdict === "contradicted"
      ? [`  - The guide: ${escapeMarkdown(point.correction)}`]
      : []),
  ];
}

function writeReadNext(readNext: readonly ReadNext[], link: Link): string[] {
  if (readNext.length === 0) return [];
  return [
    "## What to read next",
    "",
    ...readNext.flatMap(({ question, url, points }) => [
      `- ${link(question, url)}`,
      ...points.map(({ text }) => `  - ${escapeMarkdown(text)}`),
    ]),
  ];
}

function describeCoverage(entry: CoverageByGrader): string {
  return `${entry.coverage} % over ${entry.answers} ${entry.answers === 1 ? "answer" : "answers"} (${describeGrader(entry)})`;
}

function describeGrader({ grader, version }: { grader: string; version: string }): string {
  return `grader ${escapeMarkdown(grader)}, version ${escapeMarkdown(version)}`;
}

function describeConfirmed(confirmed: "all" | "some" | "none"): string {
  if (confirmed === "all") return "confirmed by you";
  return confirmed === "some" ? "partly confirmed by you" : "not confirmed";
}

function describeDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function quote(text: string): string {
  return escapeMarkdown(text)
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n");
}

/** Text that a Markdown reader shows as it is. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~$]/g, "\\$&").replace(/^(\s*)([-+]|\d+[.)])/gm, "$1\\$2");
}
