/**
 * Every failure Viva expects. One code is one next step for the reader; match on `code`, never on
 * the message.
 */
export type VivaErrorCode =
  | "bad-request"
  | "body-too-large"
  | "unsupported-media-type"
  | "not-found"
  | "forbidden"
  | "conflict"
  | "method-not-allowed"
  | "rate-limited"
  | "config-invalid"
  | "guide-invalid"
  | "ingest-locked"
  | "index-missing"
  | "index-damaged"
  | "index-model-mismatch"
  | "embedding-model-missing"
  | "embedding-model-damaged"
  | "model-unreachable"
  | "model-rejected"
  | "model-timeout"
  | "model-cut-off"
  | "storage-unavailable"
  | "internal";

/** HTTP status for each code; a code added without a status fails the type check. */
export const statusByCode = {
  "bad-request": 400,
  "body-too-large": 413,
  "unsupported-media-type": 415,
  "not-found": 404,
  forbidden: 403,
  conflict: 409,
  "method-not-allowed": 405,
  "rate-limited": 429,
  "config-invalid": 500,
  "guide-invalid": 500,
  "ingest-locked": 409,
  "index-missing": 503,
  "index-damaged": 503,
  "index-model-mismatch": 503,
  "embedding-model-missing": 503,
  "embedding-model-damaged": 503,
  "model-unreachable": 502,
  "model-rejected": 502,
  "model-timeout": 504,
  "model-cut-off": 502,
  "storage-unavailable": 503,
  internal: 500,
} as const satisfies Record<VivaErrorCode, number>;

/** Next bundles pages and routes apart, each with a copy of this class; all copies know this mark. */
const mark = Symbol.for("viva.error");

/** An expected failure. The message names the offending value and the next step. */
export class VivaError extends Error {
  readonly [mark] = true;

  constructor(
    readonly code: VivaErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = "VivaError";
  }

  /** True for an error of any copy of the class. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === "object" && value !== null && mark in value;
  }
}
