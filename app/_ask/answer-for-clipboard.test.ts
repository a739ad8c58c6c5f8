import { expect, it } from "vitest";
import { answerForClipboard } from "./answer-for-clipboard";
import { sampleSource } from "./sample-messages";

const origin = "http://localhost:3000";

it("appends the sources that are cited, with their addresses", () => {
  const sources = [sampleSource, { ...sampleSource, n: 2 }];
  expect(answerForClipboard({ text: "Often [1].", sources, origin })).toBe(
    "Often [1].\n\nSources:\n" +
      "[1] How do you diagnose overfitting? › Causes › Duplicates\n" +
      "    http://localhost:3000/guide/30-overfitting#p-0123456789ab",
  );
});

it("is the text alone where nothing is cited", () => {
  expect(answerForClipboard({ text: "Hello!", sources: [sampleSource], origin })).toBe("Hello!");
});
