import { access, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { VivaError } from "@/lib/errors";
import { readLines } from "../read-lines";

const text = z.string().min(1);

const scoredAnswer = z
  .object({
    id: text,
    number: z.int().positive(),
    kind: text.optional(),
    level: text.optional(),
    answer: z.string(),
    /** Ids of the guide's key points, or positions in the outline's points. */
    covers: z.union([z.array(z.string()), z.array(z.int().min(0))]),
    contradicts: z.array(z.string()).default([]),
    score: z.number().min(0).max(100),
  })
  .transform(({ level, kind, ...answer }) => ({ ...answer, kind: kind ?? level ?? "answer" }));

const robustnessAnswer = z.object({
  id: text,
  number: z.int().positive(),
  kind: text,
  answer: z.string(),
  /** The highest coverage that is right, 0..100. */
  limit: z.number().min(0).max(100),
});

const outlineSchema = z.array(
  z.object({ number: z.int().positive(), must_cover: z.array(text).min(1) }),
);

/** An answer with the score a person gave it, 0..100, and the points it covers. */
export type ScoredAnswer = z.output<typeof scoredAnswer>;
/** An answer that earns next to nothing. */
export type RobustnessAnswer = z.output<typeof robustnessAnswer>;

/** Answers to interview questions with what a fair grader makes of them. */
export interface GradingSet {
  readonly answers: readonly ScoredAnswer[];
  readonly robustness: readonly RobustnessAnswer[];
  /** Points of a question that integer `covers` count in; empty without an outline. */
  readonly outline: ReadonlyMap<number, readonly string[]>;
}

const answerFiles = ["f_answers.jsonl", "f_mock_answers.jsonl", "f_hard_answers.jsonl"] as const;
const robustnessFile = "f_robustness.jsonl";
const outlineFile = "guide-outline.json";

/** Whether a folder holds any file of a grading set. */
export async function hasGradingSet(folder: string): Promise<boolean> {
  const found = await Promise.all(
    [...answerFiles, robustnessFile].map((file) =>
      access(path.join(folder, file)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}

/**
 * Reads the answers of an evaluation set; a missing file is empty. The outline lies in the folder or
 * in the one above it.
 * @throws {VivaError} `bad-request`, naming file and line, also where positions have no outline
 */
export async function readGradingSet(folder: string): Promise<GradingSet> {
  const answers: ScoredAnswer[] = [];
  for (const file of answerFiles) {
    answers.push(...(await readLines(path.join(folder, file), scoredAnswer)));
  }
  const robustness = await readLines(path.join(folder, robustnessFile), robustnessAnswer);
  const outline = await readOutline(folder);
  for (const { id, number, covers } of answers) {
    const points = outline.get(number)?.length ?? 0;
    if (covers.some((point) => typeof point === "number" && point >= points)) {
      throw new VivaError(
        "bad-request",
        `${folder}: ${id} counts in points of question ${number} that no ${outlineFile} beside or above holds.`,
      );
    }
  }
  return { answers, robustness, outline };
}

async function readOutline(folder: string): Promise<ReadonlyMap<number, readonly string[]>> {
  for (const place of [folder, path.join(folder, "..")]) {
    const file = path.join(place, outlineFile);
    const content = await readFile(file, "utf8").catch(() => undefined);
    if (content === undefined) continue;
    const parsed = outlineSchema.safeParse(parseJson(content));
    if (!parsed.success) {
      throw new VivaError("bad-request", `${file}: ${z.prettifyError(parsed.error)}`);
    }
    return new Map(parsed.data.map((entry) => [entry.number, entry.must_cover]));
  }
  return new Map();
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
