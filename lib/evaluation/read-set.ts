import path from "node:path";
import { z } from "zod";
import { VivaError } from "@/lib/errors";
import { hasGradingSet } from "./grading/read-grading-set";
import { readLines } from "./read-lines";

const numbers = z.array(z.int().positive());
const id = z.string().min(1);
const text = z.string().min(1);

const paraphrase = z.object({
  id,
  question: text,
  expected: numbers.min(1),
  also_ok: numbers.default([]),
});
const twoQuestions = z.object({ id, question: text, expected: numbers.min(2) });
const outOfScope = z.object({ id, question: text, distance: z.enum(["far", "mid", "near"]) });
const multiTurn = z.object({
  id,
  first: text,
  first_expected: numbers,
  follow_up: text,
  expected: numbers,
  also_ok: numbers.default([]),
});
const meta = z.object({ id, input: text, kind: text, expected_behaviour: z.string().default("") });

const sentences = z.object({ id, direct: z.array(text).min(1), useful: z.array(text) });

/** File of each group, as evaluation sets name them. */
const files = {
  paraphrase: "a_paraphrase.jsonl",
  twoQuestions: "b_two_questions.jsonl",
  outOfScope: "c_out_of_scope.jsonl",
  multiTurn: "d_multi_turn.jsonl",
  meta: "e_meta.jsonl",
  sentences: "a_sentences.jsonl",
} as const;

/** Labelled questions; a group whose file is missing is empty. */
export interface EvaluationSet {
  /** Learners' own wording; any of `expected` or, leniently, `also_ok` is right. */
  readonly paraphrase: readonly z.output<typeof paraphrase>[];
  /** Questions that need every one of `expected`. */
  readonly twoQuestions: readonly z.output<typeof twoQuestions>[];
  /** Questions the guide cannot answer, by how far they are from it. */
  readonly outOfScope: readonly z.output<typeof outOfScope>[];
  /** A question and a follow-up; `expected` is the follow-up's, empty where it leaves the guide. */
  readonly multiTurn: readonly z.output<typeof multiTurn>[];
  /** Messages that are no questions for the guide. */
  readonly meta: readonly z.output<typeof meta>[];
  /** Sentences of the guide that good answers to questions of `paraphrase`, by their id, quote. */
  readonly sentences: readonly z.output<typeof sentences>[];
}

/**
 * Reads a folder of JSON Lines files; answers to be graded have a reader of their own.
 * @throws {VivaError} `bad-request`, naming file and line, or when the folder holds none of them
 */
export async function readEvaluationSet(folder: string): Promise<EvaluationSet> {
  const set: EvaluationSet = {
    paraphrase: await readLines(path.join(folder, files.paraphrase), paraphrase),
    twoQuestions: await readLines(path.join(folder, files.twoQuestions), twoQuestions),
    outOfScope: await readLines(path.join(folder, files.outOfScope), outOfScope),
    multiTurn: await readLines(path.join(folder, files.multiTurn), multiTurn),
    meta: await readLines(path.join(folder, files.meta), meta),
    sentences: await readLines(path.join(folder, files.sentences), sentences),
  };
  const isEmpty = Object.values(set).every((group) => group.length === 0);
  if (isEmpty && !(await hasGradingSet(folder))) {
    throw new VivaError(
      "bad-request",
      `${folder} holds no evaluation set: none of ${Object.values(files).join(", ")}.`,
    );
  }
  return set;
}
