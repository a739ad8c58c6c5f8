import { randomUUID } from "node:crypto";
import { getConfig } from "@/lib/config";
import { statusByCode, VivaError } from "@/lib/errors";
import { createRateLimit, type RateDecision } from "./rate-limit";

/** Header in which Viva's own server passes the client's address on; see scripts/start.ts. */
export const clientHeader = "x-viva-client";

/**
 * What a client may do in a minute, as multiples of the answers it may get. Drafts have a budget of
 * their own: saving what is typed must not use up what submitting it needs. `commands` is as much
 * as all that a command may be, and limits those that are none.
 */
const budgets = { answers: 1, searches: 5, interviews: 5, drafts: 5, commands: 11 } as const;

export type Budget = keyof typeof budgets;
type Decide = (client: string) => RateDecision;
let limits: Record<Budget, Decide> | undefined;

/** Parts of the address that a dynamic route's folder names. */
type RouteParams = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What a handler gets beside the request. */
export interface ApiContext {
  readonly requestId: string;
  /** A part of the address. @throws {RangeError} when the route has none of this name */
  readonly param: (name: string) => string;
  /** Counts the request against a budget. @throws {VivaError} `rate-limited` */
  readonly spend: (budget: Budget) => void;
}

/**
 * Makes a route handler of a function: limits the rate, and turns what it throws into the error
 * every /api route answers with, `{error: {code, message, requestId}}`.
 * @param budget - spent by every request; undefined leaves it to the function, or limits nothing
 */
export function apiHandler(
  budget: Budget | undefined,
  handle: (request: Request, context: ApiContext) => Promise<Response>,
): (request: Request, route?: { readonly params: Promise<RouteParams> }) => Promise<Response> {
  return async (request, route) => {
    const requestId = randomUUID();
    try {
      const spend = (of: Budget) => spendFrom(of, request);
      if (budget) spend(budget);
      const params = (await route?.params) ?? {};
      return await handle(request, { requestId, spend, param: (name) => readParam(params, name) });
    } catch (error) {
      return errorResponse(error, requestId);
    }
  };
}

/**
 * Makes the handler of the methods a route does not take.
 * @param allowed - those it takes
 */
export function refuseMethods(
  ...allowed: readonly ("GET" | "POST")[]
): (request: Request) => Promise<Response> {
  const refuse = apiHandler(undefined, async (request) => {
    const methods = allowed.join(" or ");
    throw new VivaError("method-not-allowed", `Send ${methods} here, not ${request.method}.`);
  });
  return async (request) => {
    const response = await refuse(request);
    response.headers.set("allow", allowed.join(", "));
    return response;
  };
}

/** An error's body, for a response that says more than the error. */
export function errorBody(code: string, message: string, requestId: string) {
  return { error: { code, message, requestId } };
}

function readParam(params: RouteParams, name: string): string {
  const value = params[name];
  if (typeof value !== "string") throw new RangeError(`the route has no part [${name}]`);
  return value;
}

class RateLimitedError extends VivaError {
  constructor(readonly retryAfterSeconds: number) {
    super("rate-limited", `Too many requests. Try again in ${retryAfterSeconds} s.`);
  }
}

function spendFrom(budget: Budget, request: Request): void {
  const decision = limitOf(budget)(request.headers.get(clientHeader) ?? "direct");
  if (!decision.allowed) throw new RateLimitedError(decision.retryAfterSeconds);
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
  const status = statusByCode[known.code];
  if (status >= 500) console.error(`[${requestId}]`, known);
  const response = Response.json(errorBody(known.code, known.message, requestId), { status });
  if ("retryAfterSeconds" in known) {
    response.headers.set("retry-after", String(known.retryAfterSeconds));
  }
  return response;
}

function limitOf(budget: Budget): Decide {
  if (!limits) {
    const perMinute = getConfig().rateLimitPerMinute;
    const limit = (of: Budget) => createRateLimit({ perMinute: perMinute * budgets[of] });
    limits = {
      answers: limit("answers"),
      searches: limit("searches"),
      interviews: limit("interviews"),
      drafts: limit("drafts"),
      commands: limit("commands"),
    };
  }
  return limits[budget];
}
