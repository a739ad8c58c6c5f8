import { recognizeSmallTalk, type SmallTalk } from "@/lib/retrieval/recognize-small-talk";
import { estimateMean } from "./metrics";
import type { Measure, MetaOutcome } from "./outcome";
import type { EvaluationSet } from "./read-set";

/** What each kind of message that is no question should be taken for. */
const smallTalkOfKind: Readonly<Record<string, readonly SmallTalk[]>> = {
  greet: ["greeting"],
  thanks: ["thanks"],
  bye: ["goodbye"],
  capability: ["capability"],
  topics: ["topics"],
  clarify: ["unclear", "noise"],
  noise: ["noise", "unclear"],
  abuse: ["complaint"],
};

/** Compares what a message was taken for with its label; any other kind must reach the search. */
export function judgeMeta({ id, input, kind }: EvaluationSet["meta"][number]): MetaOutcome {
  const recognized = recognizeSmallTalk(input);
  const wanted = smallTalkOfKind[kind];
  const right = wanted
    ? recognized !== undefined && wanted.includes(recognized)
    : recognized === undefined;
  return { id, input, kind, recognized, right };
}

/** Share of messages with a fitting reply; nothing for no messages. */
export function measureMeta(meta: readonly MetaOutcome[]): Measure[] {
  if (meta.length === 0) return [];
  const right = meta.map((outcome) => Number(outcome.right));
  return [{ name: "e.fitting reply", estimate: estimateMean(right) }];
}
