import { z } from "zod";
import type { VivaMessage } from "@/lib/answer/message";

/** Conversations longer than this lose their oldest turns when stored. */
const maxStoredMessages = 80;

const source = z.object({
  n: z.int(),
  passageId: z.string(),
  questionNumber: z.int(),
  question: z.string(),
  headingPath: z.array(z.string()),
  text: z.string(),
  url: z.string(),
});
const sentence = z.object({
  text: z.string(),
  markers: z.array(z.int()),
  verdict: z.enum(["supported", "weak", "unsupported", "uncited"]),
  start: z.int().optional(),
  end: z.int().optional(),
  span: z.object({ n: z.int(), start: z.int(), end: z.int() }).optional(),
  better: z.array(z.int()).optional(),
  why: z
    .enum([
      "not-found",
      "partly-found",
      "number",
      "name",
      "negated",
      "reversed",
      "overstated",
      "contradicted",
      "language",
      "unchecked",
    ])
    .optional(),
  byWords: z.literal(true).optional(),
});
const receiptEntry = z.object({
  passageId: z.string(),
  question: z.string(),
  headingPath: z.array(z.string()),
  url: z.string(),
  n: z.int().optional(),
  score: z.number(),
  dense: z.number(),
  lexical: z.number(),
  headingWords: z.array(z.string()),
});
const suggestion = z.object({
  number: z.int(),
  question: z.string(),
  section: z.string(),
  url: z.string(),
  answered: z.boolean(),
});
const part = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("data-sources"), data: z.array(source) }),
  z.object({
    type: z.literal("data-grounding"),
    data: z.object({
      sentences: z.array(sentence),
      outcome: z.enum(["clean", "flagged", "doubtful", "replaced"]).optional(),
    }),
  }),
  z.object({
    type: z.literal("data-receipt"),
    data: z.object({
      searched: z.string(),
      answerable: z.boolean(),
      passages: z.array(receiptEntry),
    }),
  }),
  z.object({
    type: z.literal("data-suggestions"),
    data: z.object({
      reason: z.enum(["nearest", "follow-up", "topics"]),
      questions: z.array(suggestion),
    }),
  }),
  z.object({
    type: z.literal("data-failure"),
    data: z.object({ code: z.string(), message: z.string(), retryable: z.boolean() }),
  }),
]);
const message = z.object({
  id: z.string(),
  role: z.enum(["user", "assistant"]),
  metadata: z
    .object({
      model: z.string(),
      answerable: z.boolean(),
      confidence: z.number(),
      searched: z.string(),
      generation: z.string(),
    })
    .optional(),
  parts: z.array(part),
});
const conversation = z.object({ version: z.literal(1), messages: z.array(message) });

/** A conversation as text; what a later visit cannot show again is left out. */
export function encodeConversation(messages: readonly VivaMessage[]): string {
  const stored = messages.slice(-maxStoredMessages).flatMap((entry) => {
    const parts = entry.parts.filter((candidate) => part.safeParse(candidate).success);
    const parsed = message.safeParse({ ...entry, parts });
    return parsed.success ? [parsed.data] : [];
  });
  return JSON.stringify({ version: 1, messages: stored });
}

/** @returns an empty conversation for text that is missing, damaged or of another version */
export function decodeConversation(text: string | null): VivaMessage[] {
  if (!text) return [];
  try {
    const parsed = conversation.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data.messages : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
