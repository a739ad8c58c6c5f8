import { z } from "zod";
import { answerLengths } from "@/lib/answer/answer-length";
import { withoutMarkers } from "@/lib/answer/markers";
import { VivaError } from "@/lib/errors";
import type { Turn } from "@/lib/retrieval/types";

/** Longest message, UTF-16 code units. */
export const maxMessageLength = 4000;
/** Turns of history that are looked at; older ones are accepted and ignored. */
const maxHistoryTurns = 6;
const maxHistoryTurnLength = 2000;

const partSchema = z.looseObject({ type: z.string().max(100), text: z.string().optional() });
const messageSchema = z.looseObject({
  id: z.string().max(200).optional(),
  role: z.enum(["user", "assistant", "system"]),
  parts: z.array(partSchema).max(200),
});

/** Body of POST /api/chat: what the AI SDK's chat transport sends, and the length asked for. */
export const chatRequestSchema = z.strictObject({
  id: z.string().max(200).optional(),
  messages: z.array(messageSchema).min(1).max(200),
  trigger: z.enum(["submit-message", "regenerate-message"]).optional(),
  messageId: z.string().max(200).nullish(),
  length: z.enum(answerLengths).default("standard"),
});

/** The question a chat request asks, and the conversation before it. */
export function readConversation({ messages }: z.output<typeof chatRequestSchema>): {
  question: string;
  history: Turn[];
} {
  const turns = messages.flatMap(({ role, parts }): Turn[] =>
    role === "system" ? [] : [{ role, content: textOf(parts) }],
  );
  const last = turns.at(-1);
  if (last?.role !== "user") {
    throw new VivaError("bad-request", "messages: the last message must be the user's question.");
  }
  const question = last.content.trim();
  if (question === "") throw new VivaError("bad-request", "messages: the question is empty.");
  if (question.length > maxMessageLength) {
    throw new VivaError(
      "bad-request",
      `messages: the question has ${question.length} characters; at most ${maxMessageLength} are allowed.`,
    );
  }
  const history = turns
    .slice(0, -1)
    .filter(({ content }) => content.trim() !== "")
    .slice(-maxHistoryTurns)
    .map(({ role, content }) => ({
      role,
      content: withoutMarkers(content).slice(0, maxHistoryTurnLength),
    }));
  return { question, history };
}

function textOf(parts: readonly z.output<typeof partSchema>[]): string {
  return parts.flatMap(({ type, text }) => (type === "text" && text ? [text] : [])).join("\n");
}
