import type { AnswerLength } from "@/lib/answer/answer-length";
import type { VivaMessage } from "@/lib/answer/message";
import { textOf } from "./message-parts";

/** Messages sent along with a question, the question included. */
const maxMessages = 6;
/** History is context only; the server looks at no more of a turn than this. */
const maxHistoryCharacters = 2000;

export interface ChatRequestBody {
  readonly messages: readonly {
    readonly id: string;
    readonly role: VivaMessage["role"];
    readonly parts: readonly { readonly type: "text"; readonly text: string }[];
  }[];
  readonly length: AnswerLength;
}

/** What POST /api/chat is sent: the last few messages' words, without sources or verdicts. */
export function chatRequestBody(
  messages: readonly VivaMessage[],
  length: AnswerLength,
): ChatRequestBody {
  const recent = messages.slice(-maxMessages);
  return {
    length,
    messages: recent.map((message, index) => {
      const text = textOf(message);
      const isQuestion = index === recent.length - 1;
      const sent = isQuestion ? text : text.slice(0, maxHistoryCharacters);
      return { id: message.id, role: message.role, parts: [{ type: "text", text: sent }] };
    }),
  };
}
