import { z } from "zod";

const source = z.strictObject({
  n: z.int().positive(),
  passageId: z.string(),
  questionNumber: z.int(),
  question: z.string(),
  headingPath: z.array(z.string()),
  text: z.string(),
  url: z.string().regex(/^\/guide\/[\w-]+#p-[\w-]+$/),
});
const verdict = z.enum(["supported", "weak", "unsupported", "uncited"]);
const grounding = z.strictObject({
  sentences: z.array(
    z.strictObject({
      text: z.string(),
      markers: z.array(z.int().positive()),
      verdict,
      start: z.int().min(0).optional(),
      end: z.int().min(0).optional(),
      span: z.strictObject({ n: z.int().positive(), start: z.int(), end: z.int() }).optional(),
      better: z.array(z.int().positive()).optional(),
      why: z.string().optional(),
    }),
  ),
  outcome: z.enum(["clean", "flagged", "doubtful", "replaced"]).optional(),
});
const metadata = z.strictObject({
  model: z.string(),
  answerable: z.boolean(),
  confidence: z.number().min(0).max(1),
  searched: z.string(),
  generation: z.string(),
});

export type Source = z.infer<typeof source>;

/** What POST /api/chat sent, checked against the contract. */
export interface AnswerStream {
  /** Types of its chunks, in order. */
  readonly types: readonly string[];
  readonly text: string;
  readonly metadata: z.infer<typeof metadata>;
  /** None where the answer has no `data-sources`. */
  readonly sources: readonly Source[];
  readonly grounding: z.infer<typeof grounding> | undefined;
}

/** Reads the body of a finished stream; throws where a part breaks its contract. */
export function readAnswerStream(body: string): AnswerStream {
  const chunks = [...body.matchAll(/^data: (\{.*\})$/gm)].map(
    ([, json = ""]) => JSON.parse(json) as Record<string, unknown>,
  );
  const find = (type: string) => chunks.find((chunk) => chunk.type === type);
  return {
    types: chunks.map(({ type }) => String(type)),
    text: chunks.flatMap(({ type, delta }) => (type === "text-delta" ? [delta] : [])).join(""),
    metadata: metadata.parse(find("start")?.messageMetadata),
    sources: z.array(source).parse(find("data-sources")?.data ?? []),
    grounding: grounding.optional().parse(find("data-grounding")?.data),
  };
}

/** Numbers of the markers in an answer, as often and in the order in which they stand there. */
export function markersIn(text: string): number[] {
  return [...text.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n));
}

/** The source a marker stands for. */
export function sourceOf({ sources }: AnswerStream, n: number | undefined): Source {
  const found = sources.find((source) => source.n === n);
  if (!found) throw new Error(`no source ${n}`);
  return found;
}
