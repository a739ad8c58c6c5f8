import { answerQuestion } from "@/lib/answer/answer-question";
import { getRuntime } from "@/lib/runtime";
import { apiHandler, refuseMethods } from "@/lib/server/api-handler";
import { chatRequestSchema, readConversation } from "@/lib/server/chat-request";
import { eventStreamResponse } from "@/lib/server/event-stream-response";
import { readJson } from "@/lib/server/read-json";

export const dynamic = "force-dynamic";

export const POST = apiHandler("answers", async (request, { requestId }) => {
  const body = await readJson(request, chatRequestSchema);
  const conversation = readConversation(body);
  const runtime = await getRuntime();
  const chunks = await answerQuestion(
    { ...conversation, length: body.length, signal: request.signal },
    {
      ...runtime,
      generation: await runtime.generation(),
      firstTokenTimeoutMs: runtime.config.firstTokenTimeoutMs,
      idleTimeoutMs: runtime.config.idleTimeoutMs,
      unsupported: runtime.config.unsupported,
      onError: (error) => console.error(`[${requestId}]`, error),
    },
  );
  return eventStreamResponse(chunks, { "cache-control": "no-store", "x-request-id": requestId });
});

const refuse = refuseMethods("POST");

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT };
