import { UI_MESSAGE_STREAM_HEADERS } from "ai";

/**
 * The response of a chat as the AI SDK's clients read it: an event for each chunk, then `[DONE]`. The
 * bytes are those of its `createUIMessageStreamResponse`, without the two streams between which that
 * hands every chunk on: with many chats at once they cost more than the words. A reader who leaves
 * ends the generator.
 */
export function eventStreamResponse(
  chunks: AsyncGenerator<unknown>,
  headers: Readonly<Record<string, string>>,
): Response {
  const encoder = new TextEncoder();
  const event = (data: string) => encoder.encode(`data: ${data}\n\n`);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      controller.enqueue(event(done ? "[DONE]" : JSON.stringify(value)));
      if (done) controller.close();
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  return new Response(body, { headers: { ...UI_MESSAGE_STREAM_HEADERS, ...headers } });
}
