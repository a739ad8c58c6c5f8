import { readFile } from "node:fs/promises";
import { z } from "zod";
import { VivaError } from "@/lib/errors";

/** Reads a JSON Lines file; a missing one is empty. @throws {VivaError} `bad-request` with file and line */
export async function readLines<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.output<Schema>[]> {
  const content = await readFile(file, "utf8").catch(() => "");
  return content.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    const where = `${file}:${index + 1}`;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      throw new VivaError("bad-request", `${where} is not JSON.`, { cause });
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) return [parsed.data];
    throw new VivaError("bad-request", `${where}: ${z.prettifyError(parsed.error)}`);
  });
}
