import { z } from "zod";
import { interviewConfigSchema } from "./interview-config";

/**
 * The HTTP contract of interviews. Every route wants the session cookie `viva_session`; a first
 * POST /api/interviews sets it. An interview of somebody else and one that does not exist get the
 * same 404 `not-found` everywhere. Requests that change something and come from another site get
 * 403 `forbidden`.
 *
 * - `POST /api/interviews` {@link createInterviewSchema} → 201 `{view: InterviewView}`; the first
 *   question is asked and the clock runs. 400 when nothing in the guide fits the config.
 * - `GET /api/interviews` → `{interviews: InterviewSummary[]}`, newest first; without a cookie, none.
 * - `GET /api/interviews/<id>` → `{view}`.
 * - `POST /api/interviews/<id>/commands` {@link commandRequestSchema} → `{view}`. When the command
 *   cannot be applied any more (another tab moved on): 409 `{error: {code: "conflict", …}, view}`
 *   with the view as it is now. A command sent again with its `commandId` is not applied again.
 * - `GET /api/interviews/<id>/report` → `{report: Report}`; 409 before the end.
 *   `?format=json` and `?format=markdown` are the same as a file to download.
 * - `GET /api/progress` → `{progress: Progress}`; without a cookie, an empty one.
 *
 * Grading runs inside the request that submits. When it fails the answer is kept, `view.problem`
 * says why, the question stays in the phase `grading`, and reading the view or sending `grade`
 * tries again.
 */
export const maxAnswerLength = 8000;

/** Made by the client, new for each command and the same when it is sent again. */
const commandIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,64}$/, "must be 8 to 64 letters, digits, - or _, such as a UUID");

/** Body of POST /api/interviews. */
export const createInterviewSchema = z.strictObject({
  commandId: commandIdSchema,
  config: interviewConfigSchema,
});

/** 1-based place of the question in the interview. */
const position = z.int().min(1).max(100);
/** 0 answers the question itself, 1 and 2 its probes. */
const turn = z.int().min(0).max(2);
const text = z.string().max(maxAnswerLength);

/** What a learner may rule on a point. */
export const rulings = ["covered", "missing", "contradicted"] as const;
export type Ruling = (typeof rulings)[number];

/** Three, each saying more: the topic, the key point's name, the first words of its passage. */
export const hintLevels = 3;

const commandSchema = z.discriminatedUnion("type", [
  /** Keeps what is typed so far; at most one a second. Also taken while paused. */
  z.strictObject({ type: z.literal("save-draft"), position, turn, text }),
  /** Coach mode, while a turn is open: the next level, for the point most worth recalling. */
  z.strictObject({ type: z.literal("use-hint"), position, turn }),
  /** `confidence`: how sure the learner is, 1 (guessing) to 5 (certain); counts on turn 0. */
  z.strictObject({
    type: z.literal("submit-answer"),
    position,
    turn,
    text: text.refine((value) => value.trim() !== "", "is empty; skip instead"),
    confidence: z.int().min(1).max(5).optional(),
  }),
  /** Tries again to grade what is submitted. */
  z.strictObject({ type: z.literal("grade"), position }),
  /** Confirms or overrules points; in Real mode after the end only. */
  z.strictObject({
    type: z.literal("confirm-points"),
    position,
    points: z
      .array(z.strictObject({ pointId: z.string().max(100), verdict: z.enum(rulings) }))
      .min(1)
      .max(20),
  }),
  /** From an assessed question to the next, or to the end after the last. */
  z.strictObject({ type: z.literal("next"), position }),
  /** Turn 0: leaves the question and goes on. Turn 1 or 2: leaves the probe; `next` goes on. */
  z.strictObject({ type: z.literal("skip"), position, turn }),
  z.strictObject({ type: z.literal("pause") }),
  z.strictObject({ type: z.literal("resume") }),
  z.strictObject({ type: z.literal("end") }),
]);
export type Command = z.output<typeof commandSchema>;

/**
 * Body of POST /api/interviews/<id>/commands. With `expectedSeq` (the `seq` of the view the
 * learner saw) a command other than `save-draft` gets 409 when anything but drafts came since;
 * without it, only when it no longer applies.
 */
export const commandRequestSchema = z.strictObject({
  commandId: commandIdSchema,
  expectedSeq: z.int().min(0).optional(),
  command: commandSchema,
});
