import { readFile } from "node:fs/promises";

/**
 * Reads examples of questions that no such guide answers, one a line; `#` begins a comment.
 * @returns the questions in order; none where there is no such file
 */
export function readOutsideQuestions(file: string): Promise<string[]> {
  return readLines(file);
}

/** Lines of a file that say something: neither blank nor a comment. None where there is no file. */
export async function readLines(file: string): Promise<string[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}
