import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { VivaError } from "@/lib/errors";

/** Grades > 0 by query id, then document id. */
export type Judgements = ReadonlyMap<string, ReadonlyMap<string, number>>;

const id = z.union([z.string(), z.number()]).transform(String);
const score = z.coerce.number();
/** Both spellings occur: the project's own and BEIR's on the Hugging Face hub. */
const lineSchema = z.union([
  z
    .object({ query_id: id, doc_id: id, score })
    .transform((line) => ({ query: line.query_id, document: line.doc_id, grade: line.score })),
  z.object({ "query-id": id, "corpus-id": id, score }).transform((line) => ({
    query: line["query-id"],
    document: line["corpus-id"],
    grade: line.score,
  })),
]);

/**
 * Reads a folder's relevance judgements: `qrels/test.*`, the only file in `qrels/`, or `qrels.*`.
 * @throws {VivaError} `bad-request` naming the file and line, or what was looked for
 */
export async function readJudgements(folder: string): Promise<Judgements> {
  const file = await findFile(folder);
  return parseJudgements(await readFile(file, "utf8"), file);
}

async function findFile(folder: string): Promise<string> {
  const inFolder = (await readdir(path.join(folder, "qrels")).catch(() => [])).filter((name) =>
    /\.(tsv|jsonl|txt)$/.test(name),
  );
  const test = inFolder.find((name) => name.startsWith("test."));
  const chosen = test ?? (inFolder.length === 1 ? inFolder[0] : undefined);
  if (chosen) return path.join(folder, "qrels", chosen);
  const beside = (await readdir(folder).catch(() => [])).find((name) =>
    /^qrels\.(tsv|jsonl|txt)$/.test(name),
  );
  if (beside) return path.join(folder, beside);
  const found = inFolder.length > 0 ? ` (qrels/ holds ${inFolder.join(", ")})` : "";
  throw new VivaError(
    "bad-request",
    `${folder} holds no judgements: neither qrels/test.tsv nor qrels.tsv nor qrels.jsonl${found}.`,
  );
}

/**
 * Parses judgements, as JSON Lines `{query_id, doc_id, score}` or as tab-separated query id,
 * document id and score; which of them, the first line shows. A heading line is skipped.
 * @param file - named in errors
 * @throws {VivaError} `bad-request` with file and line
 */
export function parseJudgements(content: string, file: string): Judgements {
  const judgements = new Map<string, Map<string, number>>();
  const lines = content.replace(/^\uFEFF/, "").split(/\r?\n/);
  const isJson = lines.find((line) => line.trim() !== "")?.startsWith("{") ?? false;
  lines.forEach((line, index) => {
    if (line.trim() === "") return;
    const where = `${file}:${index + 1}`;
    const judged = isJson ? parseJson(line, where) : parseRow(line, where, index === 0);
    if (!judged || judged.grade <= 0) return;
    const grades = judgements.get(judged.query) ?? new Map<string, number>();
    grades.set(judged.document, judged.grade);
    judgements.set(judged.query, grades);
  });
  return judgements;
}

interface Judged {
  readonly query: string;
  readonly document: string;
  readonly grade: number;
}

function parseJson(line: string, where: string): Judged {
  try {
    return lineSchema.parse(JSON.parse(line));
  } catch (cause) {
    throw new VivaError("bad-request", `${where} is not {query_id, doc_id, score}.`, { cause });
  }
}

/** @returns undefined for a heading */
function parseRow(line: string, where: string, isFirst: boolean): Judged | undefined {
  const cells = line.split("\t");
  const [query, document, graded] = cells;
  const grade = Number(graded);
  const isRow = cells.length === 3 && query && document && graded?.trim() && !Number.isNaN(grade);
  if (isRow) return { query, document, grade };
  if (isFirst) return undefined;
  throw new VivaError(
    "bad-request",
    `${where} is not a query id, a document id and a score separated by tabs.`,
  );
}
