import type { GroundedSentence } from "@/lib/answer/message";
import { doubtReason } from "./doubt-wording";
import { isDoubted } from "./doubted-markers";

/** Why the sentence a passage was opened from is in doubt; nothing where it is not. */
export function DoubtLine({ sentence }: { readonly sentence: GroundedSentence | undefined }) {
  if (!sentence || !isDoubted(sentence)) return null;
  const reason = doubtReason(sentence);
  return (
    <p className="doubt-line">
      {reason.charAt(0).toUpperCase()}
      {reason.slice(1)}
    </p>
  );
}
