import { withoutMarkers } from "@/lib/answer/markers";
import type { GroundedSentence, Verdict } from "@/lib/answer/message";
import { doubtReason } from "./doubt-wording";

export interface Doubt {
  readonly verdict: Exclude<Verdict, "supported">;
  readonly summary: string;
  readonly sentences: readonly DoubtfulSentence[];
}

interface DoubtfulSentence {
  /** Without markers and emphasis. */
  readonly words: string;
  readonly reason: string;
  /** Numbers of other sources that do say it. */
  readonly better: readonly number[];
}

const wording = {
  unsupported: "could not be found in the cited passage",
  weak: "could only partly be found in the cited passage",
  uncited: "without a source",
} as const satisfies Record<Doubt["verdict"], string>;

/** Whether a sentence was only looked through for numbers and names, as its language is not read. */
export function isUnread({ why }: GroundedSentence): boolean {
  return why === "language";
}

/** What an answer's verdicts say against it, worst first; empty where every sentence read is supported. */
export function doubtsAbout(sentences: readonly GroundedSentence[]): Doubt[] {
  return (["unsupported", "weak", "uncited"] as const).flatMap((verdict) => {
    const found = sentences
      .filter((sentence) => sentence.verdict === verdict && !isUnread(sentence))
      .map(
        (sentence): DoubtfulSentence => ({
          words: withoutMarkers(sentence.text).replace(/\*\*|__|`/g, ""),
          reason: doubtReason(sentence),
          better: sentence.better ?? [],
        }),
      );
    if (found.length === 0) return [];
    const count = found.length === 1 ? "1 sentence" : `${found.length} sentences`;
    return [{ verdict, summary: `${count} ${wording[verdict]}`, sentences: found }];
  });
}
