import { randomUUID } from "node:crypto";
import { getConfig } from "@/lib/config";
import { statusByCode, VivaError } from "@/lib/errors";
import { createRateLimit, type RateDecision } from "./rate-limit";

/** Header in which Viva's own server passes the client's address on; see scripts/start.ts. */
export const clientHeader = "x-viva-client";

/** Searches cost a fraction of an answer; a client may make this many times more of them. */
const searchesPerAnswer = 5;

type Budget = "answers" | "searches";
type Decide = (client: string) => RateDecision;
let limits: Record<Budget, Decide> | undefined;

/**
 * Makes a route handler of a function: limits the rate, and turns what it throws into the error
 * every /api route answers with, `{error: {code, message, requestId}}`.
 */
export function apiHandler(
  budget: Budget | undefined,
  handle: (request: Request, context: { readonly requestId: string }) => Promise<Response>,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const requestId = randomUUID();
    try {
      if (budget) {
        const decision = limitOf(budget)(request.headers.get(clientHeader) ?? "direct");
        if (!decision.allowed) return tooMany(decision.retryAfterSeconds, requestId);
      }
      return await handle(request, { requestId });
    } catch (error) {
      return errorResponse(error, requestId);
    }
  };
}

/**
 * Makes the handler of the methods a route does not take.
 * @param allowed - the one it takes
 */
export function refuseMethods(allowed: "GET" | "POST"): (request: Request) => Promise<Response> {
  const refuse = apiHandler(undefined, async (request) => {
    throw new VivaError("method-not-allowed", `Send ${allowed} here, not ${request.method}.`);
  });
  return async (request) => {
    const response = await refuse(request);
    response.headers.set("allow", allowed);
    return response;
  };
}

/** The JSON answer to a failed request; what Viva did not expect is logged and not told. */
function errorResponse(error: unknown, requestId: string): Response {
  const known =
    error instanceof VivaError
      ? error
      : new VivaError(
          "internal",
          `Something went wrong here. Quote ${requestId} when you report it.`,
          {
            cause: error,
          },
        );
  if (statusByCode[known.code] >= 500) console.error(`[${requestId}]`, known);
  return errorJson(known.code, known.message, requestId, statusByCode[known.code]);
}

function tooMany(seconds: number, requestId: string): Response {
  const message = `Too many requests. Try again in ${seconds} s.`;
  const response = errorJson("rate-limited", message, requestId, statusByCode["rate-limited"]);
  response.headers.set("retry-after", String(seconds));
  return response;
}

function errorJson(code: string, message: string, requestId: string, status: number): Response {
  return Response.json({ error: { code, message, requestId } }, { status });
}

function limitOf(budget: Budget): Decide {
  if (!limits) {
    const perMinute = getConfig().rateLimitPerMinute;
    limits = {
      answers: createRateLimit({ perMinute }),
      searches: createRateLimit({ perMinute: perMinute * searchesPerAnswer }),
    };
  }
  return limits[budget];
}
