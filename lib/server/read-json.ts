import type { z } from "zod";
import { VivaError } from "@/lib/errors";

/** Largest request body, bytes. */
const maxBodyBytes = 64 * 1024;

/**
 * Reads a request's JSON body, counting while it arrives, and checks it against a schema.
 * @throws {VivaError} `unsupported-media-type`, `body-too-large` or `bad-request`; the last names
 *   every faulty field
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    throw new VivaError(
      "unsupported-media-type",
      `Send the body as application/json, not ${type ? `“${type.slice(0, 60)}”` : "without a type"}.`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(await readText(request));
  } catch (cause) {
    if (cause instanceof VivaError) throw cause;
    throw new VivaError("bad-request", "The body is not valid JSON.", { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join(".") || "body"}: ${message}`);
  throw new VivaError("bad-request", faults.join("; "), { cause: parsed.error });
}

async function readText(request: Request): Promise<string> {
  if (!request.body) return "";
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    if (bytes > maxBodyBytes) {
      await reader.cancel().catch(() => undefined);
      throw new VivaError("body-too-large", `The body is larger than ${maxBodyBytes} bytes.`);
    }
    chunks.push(value);
  }
  return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
}
