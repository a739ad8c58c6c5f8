import { z } from "zod";
import { VivaError } from "@/lib/errors";
import { buildRubric } from "@/lib/interview/build-rubric";
import { createGrader } from "@/lib/interview/grading/create-grader";
import { getRuntime } from "@/lib/runtime";
import { apiHandler, refuseMethods } from "@/lib/server/api-handler";
import { readJson } from "@/lib/server/read-json";

export const dynamic = "force-dynamic";

/** Longest answer, UTF-16 code units: about three thousand words. */
const maxAnswerLength = 20_000;

const schema = z.strictObject({
  questionNumber: z.int().positive(),
  answer: z.string().max(maxAnswerLength),
});

export const POST = apiHandler("answers", async (request, { requestId }) => {
  const { questionNumber, answer } = await readJson(request, schema);
  const runtime = await getRuntime();
  const generation = await runtime.generation();
  const question = generation.questionByNumber.get(questionNumber);
  if (!question) {
    throw new VivaError("not-found", `The guide has no question ${questionNumber}.`);
  }
  const rubric = buildRubric(question, generation);
  if (!rubric) {
    throw new VivaError(
      "not-found",
      `Question ${questionNumber} has no key points, so nothing can be graded against it.`,
    );
  }
  const grader = createGrader({
    ...runtime,
    generation,
    timeoutMs: runtime.config.gradeTimeoutMs,
    onError: (error) => console.error(`[${requestId}]`, error),
  });
  return Response.json(await grader.grade(rubric, answer, { signal: request.signal }));
});

const refuse = refuseMethods("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
