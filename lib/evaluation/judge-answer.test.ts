import { describe, expect, it } from "vitest";
import { carriesKeyPoint, judgeAnswer } from "./judge-answer";

const point = { statement: "LoRA trains two small matrices.", passage: "two **small** matrices" };
const far = () => 0;

describe("carriesKeyPoint", () => {
  it("accepts the guide's own words, whatever their emphasis and case", () => {
    expect(carriesKeyPoint("It adds Two small   matrices to each layer.", point, far)).toBe(true);
  });

  it("accepts a sentence as near as 0.6", () => {
    expect(carriesKeyPoint("Low-rank adapters.", point, () => 0.6)).toBe(true);
    expect(carriesKeyPoint("Low-rank adapters.", point, () => 0.599)).toBe(false);
  });
});

describe("judgeAnswer", () => {
  const points = [
    point,
    { statement: "It needs little memory.", passage: "a tenth of the memory" },
  ];

  it("counts key points once and looks for a lead in the first two sentences", () => {
    const sentences = [
      "Fine-tuning is dear.",
      "So adapters help.",
      "There are two small matrices.",
    ];
    const judged = judgeAnswer({ sentences, keyPoints: points, cosine: far });
    expect(judged).toEqual({ leadCarries: false, coverage: 0.5, redundancy: 0, words: 11 });
    const led = judgeAnswer({ sentences: sentences.toReversed(), keyPoints: points, cosine: far });
    expect(led.leadCarries).toBe(true);
  });

  it("counts the sentences that repeat an earlier one", () => {
    const cosine = (a: string, b: string) => (a === b ? 1 : 0.84);
    const sentences = ["One.", "Two.", "One.", "Three."];
    // One of four repeats, at 0.85 or more; 0.84 does not.
    expect(judgeAnswer({ sentences, keyPoints: points, cosine }).redundancy).toBe(0.25);
  });

  it("finds nothing in an empty answer", () => {
    expect(judgeAnswer({ sentences: [], keyPoints: points, cosine: far })).toEqual({
      leadCarries: false,
      coverage: 0,
      redundancy: 0,
      words: 0,
    });
  });
});
