import { expect, it } from "vitest";
import { decide, decideGrade } from "./decide";
import type { EventBody } from "./events";
import type { PointVerdict } from "./grade";
import { replayInterview } from "./interview-state";
import { gradeWith, numberEvents, sampleStart } from "./sample-interview";

const [created, asked] = sampleStart();
const question = asked.type === "question-asked" ? asked.question : undefined;
const at = { position: 1, turn: 0 } as const;
const submitted: EventBody = { type: "answer-submitted", ...at, text: "answer" };
const stateAfter = (...bodies: EventBody[]) =>
  replayInterview(numberEvents([created, asked, ...bodies]));
const gradeOf = (verdicts: Record<string, PointVerdict>) =>
  gradeWith(7, question?.points ?? [], (id) => verdicts[id] ?? "covered");
const afterGrade = (verdicts: Record<string, PointVerdict>, ...more: EventBody[]) =>
  decideGrade(stateAfter(submitted, ...more), { ...at, grade: gradeOf(verdicts) }).slice(1);

// The sample's points are small (weight 1), large (3) and medium (2); medium has no follow-up.
it.each<[string, Record<string, PointVerdict>, string[]]>([
  ["the weightiest missing point", { small: "missing", large: "missing" }, ["How large?"]],
  ["a point that is unsure", { large: "unsure" }, ["How large?"]],
  ["a point possibly contradicted", { small: "contradicted" }, ["How small?"]],
  ["nothing when all is covered", {}, []],
  ["nothing without an authored follow-up", { medium: "missing" }, []],
  [
    "a lighter point when the heavier has no follow-up",
    { medium: "missing", small: "missing" },
    ["How small?"],
  ],
])("probes %s", (_, verdicts, expected) => {
  const probes = afterGrade(verdicts);
  expect(probes.map((event) => event.type === "probe-asked" && event.question)).toEqual(expected);
});

it("probes nothing once the interview has ended", () => {
  expect(afterGrade({ large: "missing" }, { type: "ended", how: "early" })).toEqual([]);
});

it("takes one grade for one set of answers", () => {
  const graded: EventBody = { type: "graded", ...at, grade: gradeOf({}) };
  expect(decideGrade(stateAfter(submitted, graded), { ...at, grade: gradeOf({}) })).toEqual([]);
});

it("goes on past a planned question that the guide has no more", () => {
  const skip = { type: "skip", ...at } as const;
  expect(decide(stateAfter(), skip, { ask: () => undefined })).toEqual([
    { type: "skipped", ...at },
    { type: "ended", how: "completed" },
  ]);
  expect(decide(stateAfter(), skip, { ask: () => question })[1]).toMatchObject({
    type: "question-asked",
    position: 2,
  });
});

it.each([
  ["with a question open", [], "early"],
  ["with planned questions left", [submitted], "early"],
])("ends early %s", (_, bodies, how) => {
  const none = { ask: () => undefined };
  expect(decide(stateAfter(...bodies), { type: "end" }, none)).toEqual([{ type: "ended", how }]);
});

it("does nothing where what is wanted is so already", () => {
  const none = { ask: () => undefined };
  const draft = { type: "save-draft", ...at, text: "a" } as const;
  const typed: EventBody = { type: "draft-saved", ...at, text: "a" };
  expect(decide(stateAfter(typed), draft, none)).toEqual([]);
  expect(decide(stateAfter({ type: "paused" }), { type: "pause" }, none)).toEqual([]);
  expect(decide(stateAfter(), { type: "resume" }, none)).toEqual([]);
});
