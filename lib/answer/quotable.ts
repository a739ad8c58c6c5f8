import { z } from "zod";

/**
 * A statement of the guide as the embedded answer model receives it: JSON, because it travels
 * through the provider options of a model call.
 */
const quotableSchema = z.object({
  /** Number of the source it stands in, 1-based. */
  n: z.int().positive(),
  questionNumber: z.int(),
  kind: z.enum(["sentence", "item", "table", "code", "formula"]),
  markdown: z.string(),
  plain: z.string(),
  /** Reading order in the whole guide: statements compare by it. */
  order: z.int(),
  /** Statements of one paragraph or list share it. */
  block: z.string(),
  ordered: z.boolean(),
  depth: z.int(),
  announces: z.boolean(),
  /** Innermost heading above it; empty in an answer's opening. */
  heading: z.string(),
  /** True for the first statement of an answer: it says what the answer is about. */
  defines: z.boolean(),
  /** Points of an answer that authors marked and that rest on it, 1 (good to have) to 3 (needed). */
  keyPoints: z.array(z.object({ id: z.string(), weight: z.int() })),
  /** Estimated probability that a good answer to the whole query quotes it, 0..1. */
  relevance: z.number(),
  /** The same for each of the query's parts, in their order; empty where it has none. */
  partRelevance: z.array(z.number()),
});
export type Quotable = z.infer<typeof quotableSchema>;

/** What the embedded answer model reads from `providerOptions.viva`. */
export const quoteRequestSchema = z.object({
  /** True for a query of so few words that it asks what something is. */
  isBroad: z.boolean(),
  /** What the query asks of, one by one; empty where it is about one thing. */
  parts: z.array(z.string()),
  length: z.enum(["brief", "standard", "deep"]),
  /** Questions of the guide the answer should come from, first one first. */
  questionNumbers: z.array(z.int()),
  /** Those of them that something must be quoted from. */
  askedNumbers: z.array(z.int()),
  /** A question to point to after the answer, under its own heading; see `ChosenSources`. */
  aside: z.object({ number: z.int(), question: z.string() }).optional(),
  statements: z.array(quotableSchema),
});
export type QuoteRequest = z.infer<typeof quoteRequestSchema>;
