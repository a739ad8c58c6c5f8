import { z } from "zod";
import { rulings } from "./commands";
import { gradeSchema } from "./grade";
import { difficulties, interviewConfigSchema } from "./interview-config";

/**
 * Why a question was chosen. `due`: spaced repetition asks for it. `weak-section`: its section went
 * badly. `unseen`: never asked before. `practice`: seen, neither due nor weak.
 */
const reasonKinds = ["due", "weak-section", "unseen", "practice"] as const;
const reasonSchema = z.strictObject({
  kind: z.enum(reasonKinds),
  /** A sentence for the learner. */
  text: z.string(),
});
export type Reason = z.infer<typeof reasonSchema>;

/**
 * A question as it was when it was asked, with all that its grading, hints and probes need: an
 * interview goes on unchanged when the guide is ingested anew under it.
 */
const askedQuestionSchema = z.strictObject({
  number: z.int().positive(),
  slug: z.string(),
  section: z.string(),
  question: z.string(),
  difficulty: z.enum(difficulties),
  points: z.array(
    z.strictObject({
      id: z.string(),
      text: z.string(),
      weight: z.int().min(1).max(3),
      passageId: z.string(),
      url: z.string(),
      misconceptions: z.array(z.strictObject({ claim: z.string(), correction: z.string() })),
      /** Where in the answer the point's passage stands: the first hint. */
      topic: z.string(),
      /** The passage's first words: the third hint. */
      opening: z.string(),
    }),
  ),
  followUps: z.array(z.strictObject({ question: z.string(), pointId: z.string() })),
});
export type AskedQuestion = z.infer<typeof askedQuestionSchema>;

const position = z.int().min(1);
const turn = z.int().min(0).max(2);

/** What can happen in an interview. The log is only ever appended to. */
export const eventBodySchema = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("created"),
    config: interviewConfigSchema,
    /** Decides every choice left open by the learner's history; the same seed asks the same. */
    seed: z.int(),
    /** Generation of the index the questions were planned from. */
    generation: z.string(),
    /** Questions to ask, in order. */
    plan: z.array(z.strictObject({ number: z.int().positive(), reason: reasonSchema })).min(1),
  }),
  z.strictObject({
    type: z.literal("question-asked"),
    position,
    reason: reasonSchema,
    question: askedQuestionSchema,
  }),
  z.strictObject({ type: z.literal("draft-saved"), position, turn, text: z.string() }),
  z.strictObject({
    type: z.literal("hint-used"),
    position,
    turn,
    level: z.int().min(1).max(3),
    pointId: z.string(),
    text: z.string(),
  }),
  z.strictObject({
    type: z.literal("answer-submitted"),
    position,
    turn,
    text: z.string(),
    confidence: z.int().min(1).max(5).optional(),
  }),
  /** Of the answers up to and including `turn`, together. */
  z.strictObject({ type: z.literal("graded"), position, turn, grade: gradeSchema }),
  z.strictObject({
    type: z.literal("grade-confirmed"),
    position,
    points: z.array(z.strictObject({ pointId: z.string(), verdict: z.enum(rulings) })),
  }),
  z.strictObject({
    type: z.literal("probe-asked"),
    position,
    turn,
    pointId: z.string(),
    question: z.string(),
  }),
  /** Turn 0: the question was left; otherwise its probe. */
  z.strictObject({ type: z.literal("skipped"), position, turn }),
  z.strictObject({ type: z.literal("paused") }),
  z.strictObject({ type: z.literal("resumed") }),
  /** `completed`: every planned question was dealt with. `early`: the learner stopped before. */
  z.strictObject({ type: z.literal("ended"), how: z.enum(["completed", "early"]) }),
]);
export type EventBody = z.infer<typeof eventBodySchema>;

/** An event with its place in the log and the server's time. */
export type InterviewEvent = EventBody & {
  /** 1, 2, 3, … within an interview. */
  readonly seq: number;
  /** Milliseconds since 1970, by the server's clock. */
  readonly at: number;
};
