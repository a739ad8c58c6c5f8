import { z } from "zod";

/**
 * What an answer says of one key point. `covered`: it states it. `unsure`: the grader cannot tell.
 * `contradicted`: a sentence is nearer to a known misconception than to the point, or says the
 * opposite; shown as "possibly contradicts", for the learner to judge.
 */
export const pointVerdicts = ["covered", "unsure", "missing", "contradicted"] as const;
export type PointVerdict = (typeof pointVerdicts)[number];

/** How much of what a full answer states was found, least first; never how correct it is. */
const bands = ["little", "some", "most", "full"] as const;
export type Band = (typeof bands)[number];

/**
 * What a reader should know of an answer beside its points. A flag lowers no figure by itself;
 * sentences that only repeat the question, list terms or address the grader are no evidence, and
 * the flag says that there are some.
 */
const gradeFlags = [
  /** Nothing to grade: no words, or none that say anything. */
  "empty",
  /** The question's own words come back and little else. */
  "repeats-question",
  /** Terms without statements. */
  "lists-terms",
  /** Says the same again and again. */
  "repetitive",
  /** Speaks to the grader instead of answering. */
  "addresses-grader",
  /** Reads like an answer to another question of the guide. */
  "off-question",
  /** At least one point is possibly contradicted. */
  "contradiction",
  /**
   * Put in everyday words, without the field's own: the embedded grader reads them badly, so the
   * coverage may be far off and the range is wide.
   */
  "plain-words",
  /** Many words for what they cover. */
  "long-for-coverage",
  /** Two runs of a language model disagreed; their points are `unsure`. */
  "runs-disagree",
  /** A language model quoted words the answer does not hold; they earned nothing. */
  "quote-not-found",
  /** The configured language model failed; the embedded grader graded. */
  "fallback",
] as const;
export type GradeFlag = (typeof gradeFlags)[number];

const gradedPointSchema = z.object({
  /** Id of the key point. */
  id: z.string(),
  /** The key point's statement. */
  text: z.string(),
  /** 3: an answer without it fails; 2 expected; 1 good to have. */
  weight: z.int().min(1).max(3),
  verdict: z.enum(pointVerdicts),
  /** The answer's own words the verdict rests on, verbatim; absent on `missing`. */
  evidence: z.string().optional(),
  /** What the evidence may assert instead; on `contradicted` by an authored misconception. */
  misconception: z.string().optional(),
  /** The guide's correction of that misconception. */
  correction: z.string().optional(),
  passageId: z.string(),
  url: z.string(),
});

/** One answer graded against one question's key points; the body of POST /api/grade. */
export const gradeSchema = z.object({
  /** `embedded`, or the language model as `openai/<model>`, `compatible/<model>`. */
  grader: z.string(),
  /** Changes when the same answer may get another grade; grades of two versions are not compared. */
  version: z.string(),
  questionNumber: z.int().positive(),
  /** False when nothing was measured; `reason` then says why and every point is `missing`. */
  graded: z.boolean(),
  reason: z.string().optional(),
  band: z.enum(bands),
  /**
   * How much of a full answer was found, 0..100: from the points and their weights, on the scale
   * on which people scored such answers. A third of the points earns about half.
   */
  coverage: z.number().min(0).max(100),
  /**
   * Where the coverage probably lies, 0..100 each. Embedded: two thirds of comparable answers fell
   * inside. Language model: were its unsure points all missing, or all covered.
   */
  range: z.object({ low: z.number(), high: z.number() }),
  points: z.array(gradedPointSchema),
  flags: z.array(z.enum(gradeFlags)),
});
export type Grade = z.infer<typeof gradeSchema>;
export type GradedPoint = Grade["points"][number];

/** What an answer to one question is graded against. */
export interface Rubric {
  readonly questionNumber: number;
  readonly question: string;
  readonly points: readonly RubricPoint[];
}

export interface RubricPoint {
  readonly id: string;
  readonly text: string;
  readonly weight: number;
  readonly passageId: string;
  readonly url: string;
  /** What candidates wrongly say instead of it, each with its correction. */
  readonly misconceptions: readonly { readonly claim: string; readonly correction: string }[];
}

/** Grades answers; the same answer and rubric give the same grade for one `version`. */
export interface Grader {
  readonly grader: string;
  readonly version: string;
  /**
   * @param answer - as the candidate wrote it; any text, empty included
   * @throws the signal's reason when aborted; {VivaError} when the embedding model fails
   */
  grade(
    rubric: Rubric,
    answer: string,
    options?: { readonly signal?: AbortSignal },
  ): Promise<Grade>;
}
