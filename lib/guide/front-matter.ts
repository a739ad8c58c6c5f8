import { parse as parseYaml, YAMLParseError } from "yaml";
import { z } from "zod";
import { VivaError } from "@/lib/errors";

const oneLine = z
  .string()
  .trim()
  .min(1)
  .regex(/^[^\n]*$/, "must be one line");
const slugLike = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be lower-case words joined by hyphens");

const referenceId = z
  .string()
  .regex(
    /^(arXiv:\d{4}\.\d{4,5}|https:\/\/[^\s]+|ISBN \d[\d-]{8,16}[\dX])$/,
    "must be arXiv:NNNN.NNNNN, an https:// address or ISBN …",
  );

const keyPointSchema = z.strictObject({
  id: slugLike,
  /** One statement an examiner can tick off or not. */
  statement: oneLine,
  /** 1 = good to have, 2 = expected, 3 = an answer without it fails. */
  weight: z.int().min(1).max(3),
  /** Words of the body, verbatim, that the point rests on. */
  passage: oneLine,
  /** What a wrong answer says of this point, each a full sentence in words of its own. */
  contradictions: z.array(oneLine).max(4).default([]),
});

const misconceptionSchema = z.strictObject({
  claim: oneLine,
  correction: oneLine,
  /** id of the key point it contradicts. */
  keyPoint: slugLike,
});

const followUpSchema = z.strictObject({ question: oneLine, keyPoint: slugLike });

const referenceSchema = z.strictObject({
  title: oneLine,
  authors: oneLine,
  year: z.int().min(1900).max(2100),
  id: referenceId,
});

/** Front matter of one `content/guide/NN-slug.md`; see content/README.md for what each field is for. */
const frontMatterSchema = z
  .strictObject({
    number: z.int().min(1),
    section: oneLine,
    question: oneLine,
    summary: oneLine,
    difficulty: z.enum(["foundation", "practitioner", "advanced"]),
    keyPoints: z.array(keyPointSchema).min(5).max(10),
    misconceptions: z.array(misconceptionSchema).min(2).max(4),
    alsoAsked: z.array(oneLine).min(6).max(30),
    followUps: z.array(followUpSchema).min(2).max(3),
    references: z.array(referenceSchema).min(1),
    related: z.array(z.int().min(1)),
  })
  .superRefine((value, context) => {
    const ids = new Set(value.keyPoints.map((point) => point.id));
    if (ids.size !== value.keyPoints.length) {
      context.addIssue({ code: "custom", path: ["keyPoints"], message: "ids must be unique" });
    }
    for (const field of ["misconceptions", "followUps"] as const) {
      value[field].forEach((entry, index) => {
        if (!ids.has(entry.keyPoint)) {
          context.addIssue({
            code: "custom",
            path: [field, index, "keyPoint"],
            message: `no key point has the id "${entry.keyPoint}"`,
          });
        }
      });
    }
  });

export type FrontMatter = z.infer<typeof frontMatterSchema>;
export type KeyPoint = FrontMatter["keyPoints"][number];
export type Misconception = FrontMatter["misconceptions"][number];
export type FollowUp = FrontMatter["followUps"][number];
export type Reference = FrontMatter["references"][number];
export type Difficulty = FrontMatter["difficulty"];

const fence = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;

/** A Markdown file cut in two: the YAML between the fences, and where the body begins. */
export interface FrontMatterSplit {
  readonly yaml: string;
  /** Offset of the body's first character in the text, UTF-16 code units. */
  readonly bodyStart: number;
}

/**
 * Finds the front matter of a Markdown text.
 * @param text - the whole file, line ends already `\n`
 * @returns the YAML and the body's offset, or undefined where the text has no front matter
 */
export function splitFrontMatter(text: string): FrontMatterSplit | undefined {
  const match = fence.exec(text);
  if (!match) return undefined;
  return { yaml: match[1] ?? "", bodyStart: match[0].length };
}

/**
 * Parses and validates front matter.
 * @param yaml - the text between the fences
 * @param file - named in the error
 * @throws {VivaError} `guide-invalid`, naming the file and every faulty field
 */
export function parseFrontMatter(yaml: string, file: string): FrontMatter {
  let raw: unknown;
  try {
    raw = parseYaml(yaml);
  } catch (cause) {
    const reason = cause instanceof YAMLParseError ? cause.message : String(cause);
    throw new VivaError("guide-invalid", `${file}: the front matter is not valid YAML: ${reason}`, {
      cause,
    });
  }
  const parsed = frontMatterSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    (issue) => `${issue.path.join(".") || "(root)"}: ${issue.message}`,
  );
  throw new VivaError("guide-invalid", `${file}: ${faults.join("; ")}`, { cause: parsed.error });
}
