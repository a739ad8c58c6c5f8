import type { AnswerMetadata } from "@/lib/answer/message";

interface AnswerOriginProps {
  readonly metadata: AnswerMetadata | undefined;
  readonly question: string;
  readonly onUseWords: (words: string) => void;
}

/** Below it an answer is about as likely to be to another question than the one asked. */
const unsureBelow = 0.5;

/** Who wrote an answer, and the words searched where they differ from the question. */
export function AnswerOrigin({ metadata, question, onUseWords }: AnswerOriginProps) {
  if (!metadata) return null;
  const { model, answerable, confidence, searched } = metadata;
  const rewritten = searched !== "" && normalise(searched) !== normalise(question);
  if (!answerable && !rewritten) return null;
  return (
    <div className="mb-3 grid gap-0.5 text-muted text-sm">
      {answerable && (
        <p>
          {model === "embedded"
            ? "Quoted from the guide; no language model configured"
            : `Written by ${model.replace(/^(?:openai|compatible)\//, "")} from the guide’s passages`}
        </p>
      )}
      {answerable && confidence < unsureBelow && (
        <p>Viva is not sure that this is what you asked; see also the questions below.</p>
      )}
      {rewritten && (
        <p>
          Searched for: <q className="text-ink">{searched}</q>{" "}
          <button
            type="button"
            className="link inline-flex min-h-6 items-center"
            onClick={() => onUseWords(searched)}
          >
            Edit search
          </button>
        </p>
      )}
    </div>
  );
}

function normalise(words: string): string {
  return words
    .toLowerCase()
    .replace(/[\s?!.]+/g, " ")
    .trim();
}
