import type { TurnView } from "@/lib/interview/interview-view";
import { confidenceLabels } from "../wording";

/** A turn that is over: what was answered, or that it was left. */
export function AnswerWords({ turn }: { readonly turn: TurnView }) {
  const { state, answer, confidence, draft } = turn;
  if (state === "submitted") {
    return (
      <div className="answer-words">
        <p className="eyebrow">
          Your answer
          {confidence !== undefined && `, ${confidenceLabels[confidence - 1]?.toLowerCase()}`}
        </p>
        <p className="whitespace-pre-wrap">{answer}</p>
      </div>
    );
  }
  return (
    <div className="answer-words">
      <p className="text-muted">
        {state === "skipped" ? "Skipped" : "Left without an answer"}
        {draft?.trim() && ", with these words typed:"}
      </p>
      {draft?.trim() && <p className="whitespace-pre-wrap">{draft}</p>}
    </div>
  );
}
