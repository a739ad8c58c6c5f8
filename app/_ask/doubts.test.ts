import { expect, it } from "vitest";
import type { GroundedSentence } from "@/lib/answer/message";
import { doubtsAbout, isUnread } from "./doubts";

const sentence = (text: string, verdict: GroundedSentence["verdict"]): GroundedSentence => ({
  text,
  markers: [1],
  verdict,
});

it("says nothing of an answer whose sentences are all supported", () => {
  expect(doubtsAbout([sentence("Fine [1].", "supported")])).toEqual([]);
});

it("says nothing of sentences in a language that is not read", () => {
  const unread: GroundedSentence = { ...sentence("Nur so [1].", "weak"), why: "language" };
  expect(doubtsAbout([unread])).toEqual([]);
  expect(isUnread(unread)).toBe(true);
});

it("counts the sentences of each verdict, worst first", () => {
  const doubts = doubtsAbout([
    sentence("No source.", "uncited"),
    sentence("**Wrong** number [1].", "unsupported"),
    sentence("Also wrong [2].", "unsupported"),
  ]);
  expect(doubts).toEqual([
    {
      verdict: "unsupported",
      summary: "2 sentences could not be found in the cited passage",
      sentences: [
        { words: "Wrong number.", reason: "not found in the guide", better: [] },
        { words: "Also wrong.", reason: "not found in the guide", better: [] },
      ],
    },
    {
      verdict: "uncited",
      summary: "1 sentence without a source",
      sentences: [{ words: "No source.", reason: "no source given", better: [] }],
    },
  ]);
});
