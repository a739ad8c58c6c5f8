import type { GroundedSentence } from "@/lib/answer/message";

const reasons = {
  "not-found": "not found in the guide",
  "partly-found": "only partly found in the guide",
  number: "the guide has another number there",
  name: "the guide says this of something else",
  negated: "the guide denies this or does not",
  reversed: "the guide says the reverse",
  overstated: "the guide says this of fewer cases",
  contradicted: "seems to contradict the guide",
  language: "in a language the check does not read",
  unchecked: "could not be checked",
} as const satisfies Record<NonNullable<GroundedSentence["why"]>, string>;

/** Why a sentence is in doubt, in a few words. */
export function doubtReason({ verdict, why, better }: GroundedSentence): string {
  if (better && better.length > 0) {
    return verdict === "uncited" ? "no source given" : "not in the passage cited";
  }
  if (why) return reasons[why];
  return verdict === "uncited" ? "no source given" : reasons["not-found"];
}
