import type { InterviewView, QuestionView } from "@/lib/interview/interview-view";
import { bandLabels, plural } from "../wording";

/** What to tell a screen reader of the way from one view to the next; empty when nothing moved. */
export function describeChange(before: InterviewView, after: InterviewView): string {
  if (before.status !== after.status) {
    if (after.status === "ended") return "The interview has ended.";
    if (after.status === "paused") return "Paused.";
    if (before.status === "paused") return "Resumed.";
  }
  const was = before.questions.at(-1);
  const is = after.questions.at(-1);
  if (!is) return "";
  if (was?.position !== is.position) {
    return `Question ${is.position} of ${after.planned}.`;
  }
  if (is.hints.length > was.hints.length) {
    return `Hint: ${is.hints.at(-1)?.text ?? ""}`;
  }
  if (is.turns.length > was.turns.length) {
    return `${assessmentWords(is)} Follow-up question: ${is.turns.at(-1)?.prompt ?? ""}`.trim();
  }
  if (was.phase !== is.phase && is.phase === "grading") return "Answer submitted.";
  if (was.phase !== is.phase && is.phase === "assessed") {
    return assessmentWords(is) || "Answer taken. Feedback comes with the report.";
  }
  return "";
}

function assessmentWords({ assessment }: QuestionView): string {
  if (!assessment) return "";
  if (!assessment.graded) return "Not graded.";
  const { band, points } = assessment;
  return `Assessment ready. ${bandLabels[band]}. ${plural(points.length, "point")} shown.`;
}
