import type { AnswerParts } from "@/lib/answer/message";

/** What goes before an answer that the guide bears out too little; nothing before any other. */
export function CheckNotice({ grounding }: { readonly grounding?: AnswerParts["grounding"] }) {
  if (!grounding) return null;
  const { outcome, sentences } = grounding;
  if (outcome === "replaced") {
    return (
      <p className="check-notice">
        The model’s answer was not borne out by the guide, so the guide is quoted instead.
      </p>
    );
  }
  if (outcome !== "doubtful" || sentences.every(({ why }) => why === "language")) return null;
  const supported = sentences.filter(({ verdict }) => verdict === "supported").length;
  return (
    <p className="check-notice">
      {supported === 0
        ? "Nothing of this answer was found in the passages it cites."
        : `Little of this answer was found in the passages it cites: ${supported} of ${sentences.length} sentences.`}
    </p>
  );
}
