import { joinTextEvents } from "./join-text-events";

export interface PacedFetchOptions {
  /** Milliseconds between two reads of a stream while so many of them are open. */
  readonly pauseMs: (openStreams: number) => number;
  readonly fetch?: typeof fetch;
}

/**
 * A fetch whose event streams are read every so often instead of at every arrival: one network
 * packet a word makes a language model's stream cost more to receive than to answer from. What
 * arrives between two reads comes as one chunk, events of text joined. The first bytes come at once,
 * and the content of the stream stays the same.
 */
export function createPacedFetch({
  pauseMs,
  fetch: send = (input, init) => globalThis.fetch(input, init),
}: PacedFetchOptions): typeof fetch {
  let openStreams = 0;

  function pace(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const reader = body.getReader();
    const join = joinTextEvents();
    let readAt = Number.NEGATIVE_INFINITY;
    let isOpen = true;
    openStreams += 1;
    const close = () => {
      if (isOpen) openStreams -= 1;
      isOpen = false;
    };
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        const waitMs = readAt + pauseMs(openStreams) - performance.now();
        if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
        if (!isOpen) return;
        try {
          const { done, value } = await reader.read();
          readAt = performance.now();
          if (value) controller.enqueue(join(value));
          if (!done) return;
          close();
          controller.close();
        } catch (error) {
          close();
          throw error;
        }
      },
      async cancel(reason) {
        close();
        await reader.cancel(reason);
      },
    });
  }

  return async (input, init) => {
    const response = await send(input, init);
    const type = response.headers.get("content-type") ?? "";
    if (!response.body || !type.startsWith("text/event-stream")) return response;
    const { status, statusText, headers } = response;
    return new Response(pace(response.body), { status, statusText, headers });
  };
}
