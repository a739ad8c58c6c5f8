import type { VivaMessage } from "@/lib/answer/message";

/** A question and its answer, which is absent until the first of it arrives. */
export interface Turn {
  readonly question: VivaMessage;
  readonly answer?: VivaMessage;
}

/** Pairs questions with the answers after them; an answer without a question is left out. */
export function groupTurns(messages: readonly VivaMessage[]): Turn[] {
  const turns: Turn[] = [];
  for (const message of messages) {
    if (message.role === "user") turns.push({ question: message });
    const open = turns.at(-1);
    if (message.role === "assistant" && open)
      turns[turns.length - 1] = { ...open, answer: message };
  }
  return turns;
}
