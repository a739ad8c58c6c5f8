import type { AnswerParts, Source, VivaMessage } from "@/lib/answer/message";

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
