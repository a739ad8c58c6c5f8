import { expect, it } from "vitest";
import { askQuestion } from "./ask-question";
import { buildProgress } from "./build-progress";
import { buildReport } from "./build-report";
import type { EventBody } from "./events";
import { replayInterview } from "./interview-state";
import { gradeWith, numberEvents, sampleGuide, sampleStart } from "./sample-interview";
import { writeReportMarkdown } from "./write-report-markdown";

const guide = sampleGuide(["05-gans", "24-rlhf", "30-overfitting"]);
const sections = guide.content.guide.sections;
const [created] = sampleStart({ questions: 3 });
const reason = { kind: "unseen" as const, text: "Not asked before." };

function askedOf(number: number) {
  const question = guide.questionByNumber.get(number);
  const asked = question && askQuestion(question, guide);
  if (!asked) throw new RangeError(`no question ${number}`);
  return asked;
}

/** Question 5 answered with its first point covered, 24 skipped, 30 left open. */
function log({ grader = "ids", confidence = 5 } = {}): EventBody[] {
  const gans = askedOf(5);
  const first = gans.points[0]?.id;
  const grade = gradeWith(5, gans.points, (id) => (id === first ? "covered" : "missing"));
  return [
    created,
    { type: "question-asked", position: 1, reason, question: gans },
    { type: "hint-used", position: 1, turn: 0, level: 1, pointId: first ?? "", text: "A topic" },
    {
      type: "answer-submitted",
      position: 1,
      turn: 0,
      text: "# mine *and* <b>yours</b>",
      confidence,
    },
    { type: "graded", position: 1, turn: 0, grade: { ...grade, grader } },
    { type: "question-asked", position: 2, reason, question: askedOf(24) },
    { type: "skipped", position: 2, turn: 0 },
    { type: "question-asked", position: 3, reason, question: askedOf(30) },
    { type: "draft-saved", position: 3, turn: 0, text: "begun" },
    { type: "ended", how: "early" },
  ];
}
const stateOf = (events: EventBody[]) => replayInterview(numberEvents(events));
const reportOf = (
  events = log(),
  links: Parameters<typeof buildReport>[1] = { ...guide, sections },
) => buildReport({ id: "i", state: stateOf(events) }, links);

it("has every point of every answer with a link to a passage that the guide has", () => {
  const report = reportOf();
  const points = report.questions[0]?.assessment?.points ?? [];
  expect(points).toHaveLength(askedOf(5).points.length);
  const urls = [...points, ...report.readNext].map(({ url }) => url ?? "none");
  for (const url of urls) {
    const [, slug, passageId] = /^\/guide\/([^#]+)#(.+)$/.exec(url) ?? [];
    expect(guide.questionBySlug.get(slug ?? "")?.number).toBe(5);
    expect(guide.passageById.get(passageId ?? "")?.questionNumber).toBe(5);
  }
  expect(report.readNext.flatMap((entry) => entry.points)).toHaveLength(points.length - 1);
  const weights = report.readNext.map((entry) => Math.max(...entry.points.map((p) => p.weight)));
  expect(weights).toEqual(weights.toSorted((a, b) => b - a));
});

it("finds a point's passage again after the guide was rewritten, and no link where it is gone", () => {
  const moved = new Map(
    [...guide.passagesByNumber].map(([number, passages]) => [
      number,
      passages.map((passage) => ({ ...passage, id: `new-${passage.id}` })),
    ]),
  );
  const passageById = new Map([...moved.values()].flat().map((passage) => [passage.id, passage]));
  const later = reportOf(log(), { ...guide, passagesByNumber: moved, passageById, sections });
  for (const { url } of later.questions[0]?.assessment?.points ?? [])
    expect(url).toMatch(/#new-p-/);
  const gone = reportOf(log(), { ...guide, questionBySlug: new Map(), sections });
  expect(gone.questions[0]?.url).toBeUndefined();
  expect(gone.questions[0]?.assessment?.points[0]).not.toHaveProperty("url");
  expect(gone.readNext).toEqual([]);
});

it("says of each question what became of it", () => {
  const { questions, sections: rows } = reportOf();
  expect(questions.map(({ outcome }) => outcome)).toEqual(["assessed", "skipped", "unanswered"]);
  expect(questions[2]?.turns[0]).toMatchObject({ state: "left", draft: "begun" });
  expect(questions[0]?.hints).toEqual([{ turn: 0, level: 1, text: "A topic" }]);
  expect(rows.map(({ section }) => section)).toEqual(sections);
  expect(rows.map(({ asked, answered }) => [asked, answered])).toEqual([
    [1, 1],
    [1, 0],
    [1, 0],
  ]);
});

// Confidence 1 to 5 stands for a coverage of 0, 25, 50, 75 and 100.
it.each([
  [5, "surer-than-covered"],
  [1, "in-line"],
])("holds a confidence of %i against the result", (confidence, verdict) => {
  const coverage = reportOf().questions[0]?.assessment?.coverage ?? 100;
  expect(coverage).toBeLessThan(37);
  expect(reportOf(log({ confidence })).questions[0]?.calibration).toEqual({
    confidence,
    coverage,
    verdict,
  });
});

it("counts the learner's ruling instead of the grader's verdict", () => {
  const [first, ...rest] = askedOf(5).points;
  const ruling: EventBody = {
    type: "grade-confirmed",
    position: 1,
    points: [
      { pointId: first?.id ?? "", verdict: "missing" },
      ...rest.map(({ id }) => ({ pointId: id, verdict: "covered" as const })),
    ],
  };
  const total = askedOf(5).points.reduce((sum, { weight }) => sum + weight, 0);
  const coverage = Math.round((100 * (total - (first?.weight ?? 0))) / total);
  const report = reportOf([...log(), ruling]);
  expect(report.questions[0]?.assessment).toMatchObject({
    coverage,
    confirmed: "all",
    points: [
      { verdict: "missing", graderVerdict: "covered", ruling: "missing" },
      ...rest.map(() => ({ verdict: "covered" })),
    ],
  });
  expect(report.coverage).toMatchObject([{ coverage, answers: 1 }]);
});

it("never mixes graders in a trend, and tells a confirmed result from a provisional one", () => {
  const interviews = [
    { id: "b", state: stateOf(log({ grader: "openai/x" })) },
    { id: "a", state: stateOf(log()) },
  ];
  const progress = buildProgress({ interviews, guide: guide.content.guide, now: 0 });
  const gans = progress.sections.find(({ section }) => section === askedOf(5).section);
  expect(gans).toMatchObject({ questions: 1, answered: 1 });
  expect(gans?.series.map(({ grader, points }) => [grader, points.length])).toEqual(
    expect.arrayContaining([
      ["ids", 1],
      ["openai/x", 1],
    ]),
  );
  expect(progress.reviews).toMatchObject([{ questionNumber: 5, basis: "provisional", times: 2 }]);
});

it("counts a running interview's answers only once they are confirmed", () => {
  const running = log().slice(0, 5);
  const progressOf = (events: EventBody[]) =>
    buildProgress({
      interviews: [{ id: "a", state: stateOf(events) }],
      guide: guide.content.guide,
      now: 0,
    });
  expect(progressOf(running).reviews).toEqual([]);
  const points = askedOf(5).points.map(({ id }) => ({ pointId: id, verdict: "covered" as const }));
  const confirmed: EventBody = { type: "grade-confirmed", position: 1, points };
  expect(progressOf([...running, confirmed]).reviews).toMatchObject([
    { basis: "confirmed", band: "full" },
  ]);
});

it("is written as Markdown with working links and the answer as it was typed", () => {
  const text = writeReportMarkdown(reportOf(), { origin: "http://viva.test" });
  expect(text).toContain("# Interview of 1970-01-01");
  expect(text).toContain("> \\# mine \\*and\\* \\<b\\>yours\\</b\\>");
  expect(text).toContain("**covered** (weight");
  expect(text).toMatch(/\]\(http:\/\/viva\.test\/guide\/05-gans#p-[0-9a-f]{12}\)/);
  expect(text).toContain("Skipped.");
  expect(text).toContain("## What to read next");
});

it("is not made before the end", () => {
  expect(() => reportOf(log().slice(0, -1))).toThrow(RangeError);
});
