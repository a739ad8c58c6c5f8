import { describe, expect, it } from "vitest";
import { assignSentences, compareGuide } from "./compare-guide";

const unit = (...values: number[]) => {
  const length = Math.hypot(...values);
  return Float32Array.from(values.map((value) => value / length));
};
const [x, y, z, w] = [unit(1, 0, 0, 0), unit(0, 1, 0, 0), unit(0, 0, 1, 0), unit(0, 0, 0, 1)];
const guide = {
  keyPoints: new Map([
    [1, [x, y]],
    [2, [z, w]],
  ]),
  statements: new Map([
    [1, [x, y]],
    [2, [z, w]],
  ]),
  outside: [unit(1, 1, 1, 1)],
};
const rubric = { questionNumber: 1, points: [x, y], passages: [[x], [y]] };

describe("an answer among the guide's questions", () => {
  it("leads on its own question and trails on another's", () => {
    const own = compareGuide([x, y], rubric, guide).answer;
    expect(own).toMatchObject({ home: 1, homeStatements: 1, spread: 1, reach: 1 });
    expect(own.lead).toBeGreaterThan(0);
    expect(own.outsideLead).toBeGreaterThan(0);
    const other = compareGuide([z, w], rubric, guide).answer;
    expect(other).toMatchObject({ home: 0, homeStatements: 0 });
    expect(other.lead).toBeLessThan(0);
    expect(other.statementLead).toBeLessThan(0);
  });

  it("reaches fewer points where its sentences say the same", () => {
    expect(compareGuide([x, x], rubric, guide).answer.spread).toBe(0.5);
  });

  it("has no lead in a guide of one question, and none without sentences", () => {
    const alone = { ...guide, keyPoints: new Map([[1, [x, y]]]) };
    expect(compareGuide([x], rubric, alone).answer.lead).toBe(0);
    expect(compareGuide([], rubric, guide).answer).toMatchObject({ reach: 0, home: 0, spread: 0 });
  });
});

it("lets a faint sentence stand out at its point as its background is fainter still", () => {
  const [sentence] = compareGuide([unit(1, 0.2, 0.1, 0.1)], rubric, guide).sentences;
  const [first = 0, second = 0] = sentence?.heights ?? [];
  expect(first).toBeGreaterThan(second);
});

it("deals each sentence to one point, the one that stands out most first", () => {
  expect(assignSentences([{ heights: [5, 4] }, { heights: [4.5, 1] }], 2)).toEqual([5, 1]);
  expect(assignSentences([{ heights: [3, 2, 1] }], 3)).toEqual([3, 0, 0]);
  expect(assignSentences([], 2)).toEqual([0, 0]);
});
