import { createHash } from "node:crypto";
import type { LanguageModelV3 } from "@ai-sdk/provider";
import { generateText, RetryError } from "ai";
import { toModelError } from "@/lib/answer/model-errors";
import { VivaError } from "@/lib/errors";
import { analyze } from "@/lib/index/analyze-text";
import { chooseBand } from "../choose-band";
import type { Grade, GradedPoint, Grader, Rubric } from "../grade";
import { chooseFlags } from "./choose-flags";
import { combineJudgements } from "./combine-judgements";
import { applyRegression, readVerdictSigns } from "./estimate-coverage";
import { emptyAnswer, ungraded } from "./grade-parts";
import { type GraderCoefficients, graderCoefficients } from "./grader-coefficients";
import { gradingPrompt, type Judgement, parseJudgements } from "./grading-prompt";
import { type ReadAnswer, readAnswer } from "./read-answer";
import { setAside } from "./set-aside";

/** Raise when prompt or rules change grades. */
const codeVersion = 1;
/** Times the model is asked; where its verdicts differ a point is unsure. */
const runCount = 2;

export interface LlmGraderDependencies {
  readonly model: LanguageModelV3;
  /** How the model is named to the reader. */
  readonly name: string;
  /** Grades when the model fails, visibly. */
  readonly fallback: Grader;
  /** Longest wait for all of a grade, milliseconds. */
  readonly timeoutMs: number;
  readonly onError: (error: unknown) => void;
  readonly coefficients?: Pick<GraderCoefficients, "fromVerdicts">;
}

/**
 * Grades with a language model: it gives each key point a verdict and a quote, and the server checks
 * the quotes and computes the coverage. A model that fails, is silent too long or replies in another
 * form is replaced by the fallback for this answer, with the flag `fallback` and the reason.
 */
export function createLlmGrader({
  model,
  name,
  fallback,
  timeoutMs,
  onError,
  coefficients = graderCoefficients,
}: LlmGraderDependencies): Grader {
  const version = describeVersion(coefficients);
  return {
    grader: name,
    version,
    async grade(rubric, text, { signal } = {}) {
      signal?.throwIfAborted();
      const base = { grader: name, version };
      const answer = readAnswer(text);
      if (analyze(text).length === 0) return { ...base, ...ungraded(rubric, emptyAnswer) };
      const aside = findAside(rubric, answer);
      if (aside.isAll) return { ...base, ...summarize(rubric, answer, aside, [], coefficients) };
      let runs: Judgement[][];
      try {
        runs = await askModel(rubric, text);
      } catch (error) {
        signal?.throwIfAborted();
        onError(error);
        return fallBack(await fallback.grade(rubric, text, { signal }), error);
      }
      return { ...base, ...summarize(rubric, answer, aside, runs, coefficients) };

      async function askModel(asked: Rubric, given: string): Promise<Judgement[][]> {
        const stop = new AbortController();
        const timer = setTimeout(
          () =>
            stop.abort(
              new VivaError("model-timeout", `${name} took longer than ${timeoutMs / 1000} s.`),
            ),
          timeoutMs,
        );
        const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
        // A model that does not listen to its signal must not keep the learner waiting.
        const gaveUp = new Promise<never>((_, reject) => {
          both.addEventListener("abort", () => reject(both.reason), { once: true });
        });
        try {
          const asking = Array.from({ length: runCount }, () => judge(asked, given, both));
          return await Promise.race([Promise.all(asking), gaveUp]);
        } finally {
          clearTimeout(timer);
          stop.abort();
          gaveUp.catch(() => undefined);
        }
      }
    },
  };

  async function judge(rubric: Rubric, answer: string, abortSignal: AbortSignal) {
    let reply: string;
    try {
      const prompt = gradingPrompt({ rubric, answer });
      reply = (await generateText({ model, ...prompt, abortSignal, maxRetries: 1 })).text;
    } catch (error) {
      throw toModelError(RetryError.isInstance(error) ? error.lastError : error, name, false);
    }
    const judgements = parseJudgements(reply);
    if (judgements) return judgements;
    throw new VivaError(
      "model-rejected",
      `${name} did not reply with the verdicts it was asked for.`,
    );
  }
}

function describeVersion({ fromVerdicts }: Pick<GraderCoefficients, "fromVerdicts">): string {
  const hash = createHash("sha256").update(JSON.stringify(fromVerdicts)).digest("hex");
  return `${codeVersion}-${hash.slice(0, 8)}`;
}

function fallBack(grade: Grade, error: unknown): Grade {
  const why = error instanceof VivaError ? error.message : "The language model failed.";
  return {
    ...grade,
    reason: [grade.reason, `${why} The embedded grader graded instead.`].filter(Boolean).join(" "),
    flags: [...grade.flags, "fallback"],
  };
}

interface Aside {
  readonly reasons: ReturnType<typeof setAside>;
  readonly spans: readonly { readonly start: number; readonly end: number }[];
  /** Nothing is left to compare. */
  readonly isAll: boolean;
}

function findAside({ question }: Rubric, { units }: ReadAnswer): Aside {
  const sentences = units.filter(({ isSentence }) => isSentence);
  const reasons = setAside(sentences, new Set(analyze(question)));
  return {
    reasons,
    spans: sentences.filter(({ sentence }) => reasons.has(sentence)),
    isAll: sentences.every(({ sentence }) => reasons.has(sentence)),
  };
}

function summarize(
  rubric: Rubric,
  answer: ReadAnswer,
  { reasons, spans }: Aside,
  runs: readonly (readonly Judgement[])[],
  coefficients: Pick<GraderCoefficients, "fromVerdicts">,
): Omit<Grade, "grader" | "version"> {
  const { points, flags } = combineJudgements({ rubric, answer: answer.text, aside: spans, runs });
  const coverage = coverageOf(points, 0.5, coefficients);
  return {
    questionNumber: rubric.questionNumber,
    graded: true,
    band: chooseBand(coverage),
    coverage,
    range: { low: coverageOf(points, 0, coefficients), high: coverageOf(points, 1, coefficients) },
    points,
    flags: [...chooseFlags({ answer, aside: reasons }, coverage), ...flags],
  };
}

/** @param unsure - how much of an unsure point counts as covered, 0..1 @returns 0..100, whole */
function coverageOf(
  points: readonly GradedPoint[],
  unsure: number,
  { fromVerdicts }: Pick<GraderCoefficients, "fromVerdicts">,
): number {
  const signs = readVerdictSigns(points, unsure);
  return signs.share === 0 ? 0 : Math.round(100 * applyRegression(fromVerdicts, signs));
}
