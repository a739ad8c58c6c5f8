import { describe, expect, it } from "vitest";
import type { EventBody } from "./events";
import { phaseOf, replayInterview } from "./interview-state";
import { gradeWith, numberEvents, sampleStart } from "./sample-interview";

const [created, asked] = sampleStart();
const at = { position: 1, turn: 0 } as const;
const draft = (text: string): EventBody => ({ type: "draft-saved", ...at, text });
const submitted: EventBody = { type: "answer-submitted", ...at, text: "answer", confidence: 4 };
const points = asked.type === "question-asked" ? asked.question.points : [];
const graded: EventBody = { type: "graded", ...at, grade: gradeWith(7, points, () => "missing") };
const replay = (...bodies: EventBody[]) =>
  replayInterview(numberEvents([created, asked, ...bodies]));
const phaseAfter = (...bodies: EventBody[]) => {
  const question = replay(...bodies).questions.at(-1);
  return question && phaseOf(question);
};

it("keeps the last draft and drops it once the answer is submitted", () => {
  const typed = replay(draft("a"), draft("ab"));
  expect(typed.questions[0]?.turns[0]?.draft).toEqual({ text: "ab", at: 3000 });
  expect(replay(draft("ab"), submitted).questions[0]?.turns[0]).toEqual({
    turn: 0,
    prompt: "What is a sample?",
    state: "submitted",
    answer: "answer",
    submittedAt: 3000,
    confidence: 4,
    draft: undefined,
  });
});

it("knows the last change beside drafts", () => {
  expect(replay(draft("a"), draft("ab"))).toMatchObject({ seq: 4, changeSeq: 2 });
});

it("goes from answering over grading and probing to assessed", () => {
  const probe: EventBody = {
    type: "probe-asked",
    position: 1,
    turn: 1,
    pointId: "large",
    question: "How large?",
  };
  const again: EventBody = { type: "answer-submitted", position: 1, turn: 1, text: "very" };
  expect(phaseAfter()).toBe("answering");
  expect(phaseAfter(submitted)).toBe("grading");
  expect(phaseAfter(submitted, graded)).toBe("assessed");
  expect(phaseAfter(submitted, graded, probe)).toBe("probing");
  expect(phaseAfter(submitted, graded, probe, again)).toBe("grading");
  expect(phaseAfter(submitted, graded, probe, { type: "skipped", position: 1, turn: 1 })).toBe(
    "assessed",
  );
  expect(phaseAfter({ type: "skipped", ...at })).toBe("skipped");
  expect(phaseAfter({ type: "ended", how: "early" })).toBe("unanswered");
});

it("reopens rulings other than covered when more is submitted", () => {
  const state = replay(
    submitted,
    graded,
    {
      type: "grade-confirmed",
      position: 1,
      points: [
        { pointId: "small", verdict: "covered" },
        { pointId: "large", verdict: "missing" },
      ],
    },
    { type: "probe-asked", position: 1, turn: 1, pointId: "large", question: "How large?" },
    { type: "answer-submitted", position: 1, turn: 1, text: "very" },
  );
  expect(state.questions[0]?.rulings).toEqual({ small: "covered" });
});

describe("time", () => {
  const minutes = 60_000;
  const timed = (...entries: [number, EventBody][]) =>
    replayInterview(
      entries.map(([minute, body], index) => ({ ...body, seq: index + 1, at: minute * minutes })),
    );

  it("counts what passes between events, five minutes of a gap at most, and no pause", () => {
    const state = timed(
      [0, created],
      [0, asked],
      [2, draft("a")], // 2 min
      [60, draft("ab")], // 5 of 58 min
      [61, { type: "paused" }], // 1 min
      [500, { type: "resumed" }], // a pause
      [503, submitted], // 3 min
      [504, graded], // 1 min, no longer of the answer
    );
    expect(state.activeMs).toBe(12 * minutes);
    expect(state.questions[0]?.answerMs).toBe(11 * minutes);
  });

  it("never runs backwards with the server's clock", () => {
    const state = timed([10, created], [10, asked], [4, draft("a")], [11, draft("b")]);
    expect(state.activeMs).toBe(1 * minutes);
  });
});

it.each([
  ["without a creation", [asked]],
  ["with a question that was never asked", [created, draft("a")]],
  ["created twice", [created, created]],
])("refuses a log %s", (_, bodies) => {
  expect(() => replayInterview(numberEvents(bodies))).toThrow(TypeError);
});

it("refuses a log with a gap", () => {
  const withGap = numberEvents([created, draft("lost"), asked]).filter(({ seq }) => seq !== 2);
  expect(() => replayInterview(withGap)).toThrow(/event 3 cannot follow event 1/);
});
