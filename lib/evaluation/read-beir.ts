import { createReadStream } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { VivaError } from "@/lib/errors";
import { type Judgements, readJudgements } from "./read-judgements";

/** Ids are opaque: any characters, numbers as their digits. */
const idSchema = z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1));
const documentSchema = z.object({
  _id: idSchema,
  title: z.string().nullish(),
  text: z.string().nullish(),
});
const querySchema = z.object({ _id: idSchema, text: z.string() });

/** A document of a corpus; either text may be empty. */
export interface BeirDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** A query that has judgements. */
export interface BeirQuery {
  readonly id: string;
  readonly text: string;
  /** Grade by document id; at least one, all > 0. */
  readonly grades: ReadonlyMap<string, number>;
}

/** A data set in BEIR's format. @see Thakur et al., NeurIPS Datasets and Benchmarks 2021 */
export interface BeirSet {
  /** The folder's own name. */
  readonly name: string;
  readonly documents: readonly BeirDocument[];
  /** Queries with judgements alone, in the file's order. */
  readonly queries: readonly BeirQuery[];
}

/**
 * Reads `corpus.jsonl`, `queries.jsonl` and the judgements of a folder. Queries nobody judged, or
 * that hold no letter or digit, are left out.
 * @throws {VivaError} `bad-request` naming the file and line, or what is missing
 */
export async function readBeir(folder: string): Promise<BeirSet> {
  const documents: BeirDocument[] = [];
  const ids = new Set<string>();
  const corpus = path.join(folder, "corpus.jsonl");
  await eachLine(corpus, documentSchema, ({ _id, title, text }, where) => {
    if (ids.has(_id)) throw new VivaError("bad-request", `${where}: a second document “${_id}”.`);
    ids.add(_id);
    documents.push({ id: _id, title: title?.trim() ?? "", text: text?.trim() ?? "" });
  });
  if (documents.length === 0) throw new VivaError("bad-request", `${corpus} holds no document.`);
  const judgements: Judgements = await readJudgements(folder);
  const queries: BeirQuery[] = [];
  await eachLine(path.join(folder, "queries.jsonl"), querySchema, ({ _id, text }) => {
    const grades = judgements.get(_id);
    if (grades && /[\p{L}\p{N}]/u.test(text)) queries.push({ id: _id, text: text.trim(), grades });
  });
  if (queries.length === 0) {
    throw new VivaError(
      "bad-request",
      `No query of ${folder} has a relevant document: do the ids of queries.jsonl and of the qrels agree?`,
    );
  }
  return { name: path.basename(path.resolve(folder)), documents, queries };
}

/** Reads a JSON Lines file line by line, so that a large corpus is in memory once. */
async function eachLine<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  take: (value: z.output<Schema>, where: string) => void,
): Promise<void> {
  const lines = createInterface({
    input: createReadStream(file, "utf8"),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  let number = 0;
  try {
    for await (const line of lines) {
      number += 1;
      const text = number === 1 ? line.replace(/^\uFEFF/, "") : line;
      if (text.trim() === "") continue;
      const where = `${file}:${number}`;
      take(parseLine(text, schema, where), where);
    }
  } catch (error) {
    if (error instanceof VivaError) throw error;
    throw new VivaError("bad-request", `${file} cannot be read; a BEIR folder must hold it.`, {
      cause: error,
    });
  }
}

/** Parses one line of JSON. @throws {VivaError} `bad-request`, beginning with `where` */
function parseLine<Schema extends z.ZodType>(
  line: string,
  schema: Schema,
  where: string,
): z.output<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw new VivaError("bad-request", `${where} is not JSON.`, { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new VivaError("bad-request", `${where}: ${z.prettifyError(parsed.error)}`);
}
