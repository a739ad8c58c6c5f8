import { expect, it } from "vitest";
import { buildView } from "./build-view";
import type { EventBody } from "./events";
import { replayInterview } from "./interview-state";
import { numberEvents, sampleStart } from "./sample-interview";

const minute = 60_000;
const viewAt = (now: number, ...more: EventBody[]) =>
  buildView(replayInterview(numberEvents([...sampleStart({ minutes: 8 }), ...more], 0)), {
    id: "i",
    now,
  });

it("shows the time as it passes, and stops after five minutes without a sign of the learner", () => {
  expect(viewAt(2 * minute).clock).toEqual({
    now: 2 * minute,
    activeMs: 2 * minute,
    budgetMs: 8 * minute,
    running: true,
  });
  expect(viewAt(40 * minute).clock).toMatchObject({ activeMs: 5 * minute, running: false });
  expect(viewAt(3 * minute).questions[0]?.answerMs).toBe(3 * minute);
});

it("nudges when half of the time is used and when all is, and asks on all the same", () => {
  const late = replayInterview(
    numberEvents(
      [...sampleStart({ minutes: 8 }), { type: "draft-saved", position: 1, turn: 0, text: "a" }],
      0,
    ),
  );
  expect(viewAt(4 * minute - 1).clock.nudge).toBeUndefined();
  expect(viewAt(4 * minute).clock.nudge).toBe("half");
  const over = buildView({ ...late, activeMs: 8 * minute }, { id: "i", now: 0 });
  expect(over.clock.nudge).toBe("over");
  expect(over).toMatchObject({ status: "active", questions: [{ phase: "answering" }] });
});

it("stands still while paused", () => {
  expect(viewAt(3 * minute, { type: "paused" }).clock).toMatchObject({
    activeMs: 0,
    running: false,
  });
});

it("depends on the log and the time alone", () => {
  expect(viewAt(minute)).toEqual(viewAt(minute));
  expect(viewAt(minute).questions[0]).toMatchObject({
    phase: "answering",
    reason: { kind: "unseen" },
    hintAvailable: true,
  });
  expect(viewAt(minute).questions[0]).not.toHaveProperty("url");
});
