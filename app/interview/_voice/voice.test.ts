import { describe, expect, it } from "vitest";
import { insertWords } from "./insert-words";
import { describeRecognitionError, findRecognition, readResults } from "./speech-recognition";

describe("dictated words", () => {
  const at = (start: number, end = start) => ({ start, end });

  it("go to the caret with the spaces they need", () => {
    expect(insertWords("", "one", at(0))).toEqual({ text: "one", caret: 3 });
    expect(insertWords("one", "two", at(3))).toEqual({ text: "one two", caret: 7 });
    expect(insertWords("one three", "two", at(4))).toEqual({ text: "one two three", caret: 8 });
    expect(insertWords("one.", "two", at(3))).toEqual({ text: "one two.", caret: 7 });
    expect(insertWords("one\n", "two", at(4))).toEqual({ text: "one\ntwo", caret: 7 });
  });

  it("take the place of what is selected", () => {
    expect(insertWords("one two three", "2", at(4, 7))).toEqual({ text: "one 2 three", caret: 5 });
  });
});

describe("a recognition's results", () => {
  const result = (transcript: string, isFinal: boolean) => ({ isFinal, 0: { transcript } });

  it("are read from the first new one, settled and interim apart", () => {
    const results = [
      result("old", true),
      result(" new words", true),
      result("and", false),
      result(" more", false),
    ];
    expect(readResults({ resultIndex: 1, results })).toEqual({
      settled: "new words",
      interim: "and more",
    });
  });
});

it("finds the browser's recognition by either name, or none", () => {
  const standard = class {};
  const prefixed = class {};
  expect(findRecognition({})).toBeUndefined();
  expect(findRecognition({ webkitSpeechRecognition: prefixed })).toBe(prefixed);
  expect(findRecognition({ SpeechRecognition: standard, webkitSpeechRecognition: prefixed })).toBe(
    standard,
  );
});

it("says nothing of a dictation that was stopped, and names any other end", () => {
  expect(describeRecognitionError("aborted")).toBeUndefined();
  expect(describeRecognitionError("not-allowed")).toContain("microphone is blocked");
  expect(describeRecognitionError("phrases-not-supported")).toContain("phrases-not-supported");
});
