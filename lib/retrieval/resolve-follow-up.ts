import { analyze } from "@/lib/index/analyze-text";
import { recognizeSmallTalk } from "./recognize-small-talk";
import type { Turn } from "./types";

const opensAsFollowUp =
  /^(?:(?:ok|okay|so|and|but|or|also|then|hm+|ah|right|sure|well|yes|no|alright|great|thanks|cool)\b[\s,]*)*(?:and|but|or|also|then|what about|how about|what if|why|why not|how so|which one|for (?:images?|text|audio|video|code)|any|is (?:it|that|this)|are (?:they|those|these)|does (?:it|that|this)|do (?:they|those|these)|can (?:it|they|that|this)|when (?:not|should)|more|examples?|else|go on|tell me more|elaborate|in practice)\b/i;
const pointsBack =
  /\b(?:it|its|that|this|those|these|they|them|their|there|one|ones|former|latter|other|others|above|same|instead|else|too|again)\b/i;
const changesTopic =
  /\b(?:forget (?:that|it|about)|(?:new|different|another|next) (?:question|topic)|chang(?:e|ing) (?:the )?(?:topic|subject)|switch(?:ing)? (?:to|topics?)|unrelated|moving on|completely different|on another note)\b/i;

/** A message with fewer content words than this leaves something unsaid. */
const selfContainedTerms = 2;
/** An earlier message with fewer content words than this leans on the one before it. */
const leaningTerms = 3;
const maxEarlierMessages = 3;

/** How a message can be searched. */
export interface FollowUp {
  /** The message with what earlier ones said: undefined where there is no earlier one. */
  readonly joined: string | undefined;
  /**
   * `never`: it says itself that it leaves the topic. `maybe`: it could stand alone, the index must
   * show whether it does. `surely`: it makes no sense alone.
   */
  readonly leans: "never" | "maybe" | "surely";
}

/** Reads a message in its conversation. @param history - earlier turns, oldest first */
export function resolveFollowUp(query: string, history: readonly Turn[]): FollowUp {
  const earlier = collectEarlier(history);
  if (earlier.length === 0) return { joined: undefined, leans: "never" };
  return { joined: [...earlier, query].join("\n"), leans: leaning(query) };
}

function leaning(query: string): FollowUp["leans"] {
  const message = query.trim();
  if (changesTopic.test(message)) return "never";
  const standsAlone =
    analyze(message).length >= selfContainedTerms &&
    !opensAsFollowUp.test(message) &&
    !pointsBack.test(message);
  return standsAlone ? "maybe" : "surely";
}

/** The learner's messages a new one may lean on, oldest first: back to one that says what it means. */
function collectEarlier(history: readonly Turn[]): string[] {
  const messages: string[] = [];
  for (const { role, content } of history.toReversed()) {
    if (role !== "user" || recognizeSmallTalk(content)) continue;
    messages.unshift(content);
    const isWhole = analyze(content).length >= leaningTerms;
    if (isWhole || messages.length === maxEarlierMessages) break;
  }
  return messages;
}
