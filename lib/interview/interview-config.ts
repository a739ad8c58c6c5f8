import { z } from "zod";

/**
 * `coach`: feedback and hints after each answer. `real`: neither before the end, as in an
 * interview.
 */
export const interviewModes = ["coach", "real"] as const;
export type InterviewMode = (typeof interviewModes)[number];

export const difficulties = ["foundation", "practitioner", "advanced"] as const;

/** What a learner sets before an interview; the body of POST /api/interviews is `{config}`. */
export const interviewConfigSchema = z.strictObject({
  /** Section titles of the guide; none means all. */
  sections: z.array(z.string().min(1).max(200)).max(100).default([]),
  difficulty: z.enum(["any", ...difficulties]).default("any"),
  /** How many questions; fewer are planned where the guide has fewer that fit. */
  questions: z.int().min(1).max(20).default(5),
  /** Time the learner gives themself; passing it ends nothing. */
  minutes: z.int().min(1).max(240).default(30),
  mode: z.enum(interviewModes).default("coach"),
});
export type InterviewConfig = z.output<typeof interviewConfigSchema>;
