import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Source } from "@/lib/answer/message";
import { VivaError } from "@/lib/errors";
import type { Generation } from "@/lib/index/load-generation";
import { passageUrl } from "@/lib/retrieval/types";

const sourceSchema = z.strictObject({
  n: z.int().positive(),
  question: z.int().positive(),
  /** Verbatim words of the passage. */
  words: z.string().min(1),
});
const sentenceSchema = z.strictObject({
  text: z.string().min(1),
  truth: z.enum(["supported", "weak", "unsupported", "uncited", "not-a-claim"]),
  why: z.string().optional(),
  /** Sources that bear out what the cited ones do not. */
  supportedBy: z.array(z.int().positive()).optional(),
});
const outputSchema = z.strictObject({
  id: z.string(),
  kind: z.string(),
  sources: z.array(sourceSchema).min(1),
  output: z.string().min(1),
  sentences: z.array(sentenceSchema),
});

/** A sentence of a scripted output with what a reader says of it. */
export type LabelledSentence = z.output<typeof sentenceSchema>;

/** What a language model might write, with the passages it was given. */
export interface ScriptedOutput {
  readonly id: string;
  /** What is wrong with it, or `honest`. */
  readonly kind: string;
  readonly sources: readonly Source[];
  readonly output: string;
  readonly sentences: readonly LabelledSentence[];
}

/**
 * Reads scripted outputs, one JSON object a line, and finds their passages in the guide.
 * @throws {VivaError} `bad-request`, naming the line, when one is malformed or its words stand in no
 *   passage of the question
 */
export async function readOutputs(file: string, generation: Generation): Promise<ScriptedOutput[]> {
  const lines = (await readFile(file, "utf8")).split("\n").filter((line) => line.trim() !== "");
  return lines.map((line, index) => {
    const parsed = outputSchema.safeParse(JSON.parse(line));
    if (!parsed.success) {
      const faults = z.prettifyError(parsed.error);
      throw new VivaError("bad-request", `${file}, line ${index + 1}: ${faults}`);
    }
    const { id, kind, sources, output, sentences } = parsed.data;
    return {
      id,
      kind,
      output,
      sentences,
      sources: sources.map((source) => findSource(source, id, generation)),
    };
  });
}

function findSource(
  { n, question: number, words }: z.output<typeof sourceSchema>,
  id: string,
  generation: Generation,
): Source {
  const question = generation.questionByNumber.get(number);
  const flat = (text: string) => text.replace(/\s+/g, " ");
  const passage = generation.passagesByNumber
    .get(number)
    ?.find(({ text }) => flat(text).includes(flat(words)));
  if (!question || !passage) {
    throw new VivaError("bad-request", `${id}: no passage of question ${number} holds “${words}”.`);
  }
  return {
    n,
    passageId: passage.id,
    questionNumber: number,
    question: question.question,
    headingPath: passage.headingPath,
    text: passage.text,
    url: passageUrl(question, passage.id),
  };
}
