import type { AnswerParts, GroundedSentence, Source, VivaMessage } from "@/lib/answer/message";

const noSources: readonly Source[] = [];

/** The words of a message, its text parts joined. */
export function textOf({ parts }: VivaMessage): string {
  return parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n\n");
}

export function sourcesOf({ parts }: VivaMessage): readonly Source[] {
  for (const part of parts) if (part.type === "data-sources") return part.data;
  return noSources;
}

export function groundingOf({ parts }: VivaMessage): AnswerParts["grounding"] | undefined {
  for (const part of parts) if (part.type === "data-grounding") return part.data;
  return undefined;
}

const noVerdicts: readonly GroundedSentence[] = [];

/** What is known of an answer's sentences by now: all once it is whole, before that those in doubt. */
export function verdictsOf(message: VivaMessage): readonly GroundedSentence[] {
  const whole = groundingOf(message);
  if (whole) return whole.sentences;
  const early = message.parts.flatMap((part) => (part.type === "data-verdict" ? [part.data] : []));
  return early.length > 0 ? early : noVerdicts;
}

export function receiptOf({ parts }: VivaMessage): AnswerParts["receipt"] | undefined {
  for (const part of parts) if (part.type === "data-receipt") return part.data;
  return undefined;
}

export function suggestionsOf({ parts }: VivaMessage): AnswerParts["suggestions"] | undefined {
  for (const part of parts) if (part.type === "data-suggestions") return part.data;
  return undefined;
}

export function failureOf({ parts }: VivaMessage): AnswerParts["failure"] | undefined {
  for (const part of parts) if (part.type === "data-failure") return part.data;
  return undefined;
}

/** Whether an answer came to its end; the grounding verdicts close every answer that did. */
export function isComplete(message: VivaMessage): boolean {
  return groundingOf(message) !== undefined && failureOf(message) === undefined;
}
