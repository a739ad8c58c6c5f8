import { getRuntime } from "@/lib/runtime";
import { apiHandler, refuseMethods } from "@/lib/server/api-handler";

export const dynamic = "force-dynamic";

export const GET = apiHandler(undefined, async () => {
  const runtime = await getRuntime();
  const { manifest } = await runtime.generation();
  return Response.json({
    status: "ok",
    index: {
      generation: manifest.generation,
      questions: manifest.counts.questions,
      passages: manifest.counts.passages,
      embeddingModel: manifest.embedding.modelId,
    },
    answerModel: runtime.answerModel,
  });
});

const refuse = refuseMethods("GET");

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
