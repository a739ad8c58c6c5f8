import { groupBy } from "@/lib/group-by";
import { buildAssessment, buildTurn, isoTime } from "./build-view";
import { type InterviewState, phaseOf, type QuestionState } from "./interview-state";
import type { AssessmentView } from "./interview-view";
import { type LinkedGuide, linkPassages } from "./link-passages";
import { meanCoverage } from "./list-attempts";
import type { ReadNext, Report, ReportQuestion, ReportSection } from "./report";

/** Coverage a learner of each confidence, 1 to 5, expects: even steps from nothing to all. */
const expectedCoverage = (confidence: number) => (confidence - 1) * 25;
/** Further off than one step of confidence and a half is worth telling. */
const calibrationTolerance = 37.5;

/**
 * What an ended interview amounts to.
 * @param guide - as it is now; links that it no longer has are left out
 * @throws {RangeError} before the end
 */
export function buildReport(
  { id, state }: { readonly id: string; readonly state: InterviewState },
  guide: LinkedGuide & { readonly sections: readonly string[] },
): Report {
  if (state.endedAt === undefined || !state.how) throw new RangeError("the interview goes on");
  const questions = state.questions.map((question) => buildQuestion(question, guide));
  return {
    id,
    createdAt: isoTime(state.createdAt),
    endedAt: isoTime(state.endedAt),
    how: state.how,
    config: state.config,
    planned: state.plan.length,
    activeMs: state.activeMs,
    coverage: meanCoverage(gradedOf(questions)),
    questions,
    sections: buildSections(questions, guide.sections),
    readNext: listReadNext(questions),
  };
}

function buildQuestion(question: QuestionState, guide: LinkedGuide): ReportQuestion {
  const { asked, turns } = question;
  const links = linkPassages(asked, guide);
  const found = buildAssessment(question, { holdBack: false });
  const assessment = found && {
    ...found,
    points: found.points.map(({ url: _, ...point }) => {
      const url = links.urlOf(point);
      return url ? { ...point, url } : point;
    }),
  };
  const confidence = turns[0]?.confidence;
  return {
    position: question.position,
    questionNumber: asked.number,
    question: asked.question,
    section: asked.section,
    reason: question.reason,
    outcome: outcomeOf(question, assessment),
    turns: turns.map(buildTurn),
    hints: question.hints.map(({ turn, level, text }) => ({ turn, level, text })),
    answerMs: question.answerMs,
    ...(assessment ? { assessment } : {}),
    ...(assessment?.graded && confidence !== undefined
      ? { calibration: calibrate(confidence, assessment.coverage) }
      : {}),
    ...(links.questionUrl ? { url: links.questionUrl } : {}),
  };
}

function outcomeOf(
  question: QuestionState,
  assessment: AssessmentView | undefined,
): ReportQuestion["outcome"] {
  const phase = phaseOf(question);
  if (phase === "skipped" || phase === "unanswered") return phase;
  return phase === "assessed" && assessment?.graded ? "assessed" : "ungraded";
}

function calibrate(confidence: number, coverage: number): ReportQuestion["calibration"] {
  const surplus = expectedCoverage(confidence) - coverage;
  if (Math.abs(surplus) <= calibrationTolerance)
    return { confidence, coverage, verdict: "in-line" };
  return {
    confidence,
    coverage,
    verdict: surplus > 0 ? "surer-than-covered" : "less-sure-than-covered",
  };
}

/** The assessments that say something, with what they are of. */
function gradedOf(questions: readonly ReportQuestion[]): AssessmentView[] {
  return questions.flatMap(({ outcome, assessment }) =>
    outcome === "assessed" && assessment ? [assessment] : [],
  );
}

function buildSections(
  questions: readonly ReportQuestion[],
  order: readonly string[],
): ReportSection[] {
  const bySection = groupBy(questions, ({ section }) => section);
  return [...bySection]
    .map(([section, members]) => ({
      section,
      asked: members.length,
      answered: members.filter(({ turns }) => turns[0]?.state === "submitted").length,
      coverage: meanCoverage(gradedOf(members)),
    }))
    .toSorted((a, b) => order.indexOf(a.section) - order.indexOf(b.section));
}

/** Points of skipped and unanswered questions are not known to be missing; their page is enough. */
function listReadNext(questions: readonly ReportQuestion[]): ReadNext[] {
  const missed = questions.flatMap(({ questionNumber, question, section, assessment }) =>
    (assessment?.points ?? []).flatMap(({ id, text, weight, verdict, passageId, url }) =>
      url && verdict !== "covered"
        ? [{ questionNumber, question, section, passageId, url, point: { id, text, weight } }]
        : [],
    ),
  );
  return [...groupBy(missed, ({ url }) => url).values()]
    .flatMap((members): ReadNext[] => {
      const [first] = members;
      if (!first) return [];
      const { point: _, ...passage } = first;
      return [{ ...passage, points: members.map(({ point }) => point) }];
    })
    .toSorted((a, b) => heaviest(b) - heaviest(a));
}

function heaviest({ points }: ReadNext): number {
  return Math.max(...points.map(({ weight }) => weight));
}
