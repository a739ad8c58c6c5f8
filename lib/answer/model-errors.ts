import { APICallError } from "@ai-sdk/provider";
import { VivaError } from "@/lib/errors";

/** Codes after which trying the same again may well succeed. */
const retryableCodes = new Set(["model-unreachable", "model-timeout", "model-cut-off"]);

/** True when a reader should be offered to try again. */
export function isRetryable(error: VivaError): boolean {
  return retryableCodes.has(error.code);
}

/**
 * Says what went wrong with a language model in words for its reader. The provider's own message
 * stays in `cause`: it can hold addresses and keys.
 * @param error - whatever the provider threw
 * @param model - as `describeLlm` names it
 * @param received - whether any text had arrived
 */
export function toModelError(error: unknown, model: string, received: boolean): VivaError {
  if (error instanceof VivaError) return error;
  if (APICallError.isInstance(error) && error.statusCode !== undefined) {
    const { statusCode } = error;
    if (statusCode === 401 || statusCode === 403) {
      return rejected(
        `${model} refused the key it was given (${statusCode}). Check it and restart.`,
        error,
      );
    }
    if (statusCode === 404) {
      return rejected(
        `${model} is not known at the configured address (404). Check its name.`,
        error,
      );
    }
    if (statusCode === 429) {
      return unreachable(`${model} is over its rate limit (429). Try again in a moment.`, error);
    }
    if (statusCode >= 500) {
      return unreachable(`${model} failed on its side (${statusCode}). Try again.`, error);
    }
    if (statusCode >= 400) {
      return rejected(`${model} refused the request (${statusCode}).`, error);
    }
  }
  if (received) {
    return new VivaError("model-cut-off", `${model} broke off in the middle of its answer.`, {
      cause: error,
    });
  }
  return unreachable(
    `${model} could not be reached. Try again, or check that it is running.`,
    error,
  );
}

function unreachable(message: string, cause: unknown): VivaError {
  return new VivaError("model-unreachable", message, { cause });
}

function rejected(message: string, cause: unknown): VivaError {
  return new VivaError("model-rejected", message, { cause });
}
