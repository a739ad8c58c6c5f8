import { z } from "zod";

/** A request that Viva's server refused, or that never reached it. */
export class RequestFailure extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** Seconds after which asking again may work; undefined when nothing was said of it. */
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
    this.name = "RequestFailure";
  }
}

/** Codes that asking again cannot mend. */
const finalCodes = new Set(["bad-request", "body-too-large", "unsupported-media-type"]);

const bodySchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** Reads the JSON error of an /api route; anything else gets a plain message with its status. */
export async function readRequestFailure(response: Response): Promise<RequestFailure> {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  const retryAfterSeconds = Number.isFinite(seconds) ? seconds : undefined;
  const body = bodySchema.safeParse(await response.json().catch(() => undefined));
  if (body.success) {
    const { code, message } = body.data.error;
    return new RequestFailure(code, message, retryAfterSeconds);
  }
  const message = `The server answered with status ${response.status}. Try again in a moment.`;
  return new RequestFailure("internal", message, retryAfterSeconds);
}

export interface DescribedFailure {
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfterSeconds?: number;
}

/** What to tell the reader of whatever ended a request. */
export function describeFailure(error: Error): DescribedFailure {
  if (error instanceof RequestFailure) {
    const { code, message, retryAfterSeconds } = error;
    return { message, retryable: !finalCodes.has(code), retryAfterSeconds };
  }
  // The browser's own words for a lost connection ("Failed to fetch") help nobody.
  if (error instanceof TypeError) {
    return {
      message: "Viva's server cannot be reached. Check that it is running, then try again.",
      retryable: true,
    };
  }
  return { message: error.message, retryable: true };
}
