import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";
import { ports, urlOf } from "./servers";

const requests = z.array(z.object({ body: z.string(), aborted: z.boolean() }));

/** The last request the fake OpenAI server received that holds these words. */
export async function lastFakeRequest(request: APIRequestContext, words: string) {
  const response = await request.get(`${urlOf(ports.fakeOpenAi)}/requests`);
  return requests.parse(await response.json()).findLast(({ body }) => body.includes(words));
}
