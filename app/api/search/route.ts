import { z } from "zod";
import { wordsInHeadings } from "@/lib/answer/search-receipt";
import { search } from "@/lib/retrieval/search";
import { passageUrl } from "@/lib/retrieval/types";
import { getRuntime } from "@/lib/runtime";
import { apiHandler, refuseMethods } from "@/lib/server/api-handler";
import { maxMessageLength } from "@/lib/server/chat-request";
import { readJson } from "@/lib/server/read-json";

export const dynamic = "force-dynamic";

const schema = z.strictObject({
  query: z.string().trim().min(1).max(maxMessageLength),
  k: z.int().min(1).max(50).default(10),
  history: z
    .array(
      z.strictObject({
        role: z.enum(["user", "assistant"]),
        content: z.string().max(maxMessageLength),
      }),
    )
    .max(50)
    .default([]),
  /** Adds to each result what it is ranked by. */
  explain: z.boolean().default(false),
});

export const POST = apiHandler("searches", async (request) => {
  const { query, k, history, explain } = await readJson(request, schema);
  const runtime = await getRuntime();
  const found = await search({ query, history }, await runtime.generation(), runtime);
  return Response.json({
    query: found.query,
    searched: found.searched,
    answerable: found.answerable,
    confidence: found.confidence,
    results: found.passages.slice(0, k).map(({ passage, question, score, dense, lexical }) => ({
      passageId: passage.id,
      questionNumber: question.number,
      question: question.question,
      section: question.section,
      headingPath: passage.headingPath,
      text: passage.text,
      score,
      url: passageUrl(question, passage.id),
      ...(explain && {
        dense,
        lexical,
        headingWords: wordsInHeadings(found.searched, [question.question, ...passage.headingPath]),
      }),
    })),
    generation: found.generation.name,
  });
});

const refuse = refuseMethods("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
