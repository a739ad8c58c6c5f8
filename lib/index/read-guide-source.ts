import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { VivaError } from "@/lib/errors";
import { decodeText } from "@/lib/guide/decode-text";
import { type AskedGroup, askedSuffix, parseAsked } from "@/lib/guide/parse-asked";
import { type ClaimGroup, claimsSuffix, parseClaims } from "@/lib/guide/parse-claims";
import type { GuideFile } from "@/lib/guide/types";
import { readEverydayWords } from "./read-everyday-words";
import { readOutsideQuestions } from "./read-outside-questions";
import type { EverydayWords } from "./types";

/** Markdown read from disk, with a hash that changes when any of it does. */
export interface GuideSource {
  readonly files: readonly GuideFile[];
  /** What stands in the `.claims.txt` files beside them. */
  readonly claims: readonly ClaimGroup[];
  /** What stands in the `.asked.txt` files. */
  readonly asked: readonly AskedGroup[];
  /** Examples of questions the guide does not answer. */
  readonly outside: readonly string[];
  /** What people say instead of the field's terms. */
  readonly everydayWords: readonly EverydayWords[];
  /** Hex SHA-256 over paths, decoded texts, claims, what is asked, the outside examples and the everyday words. */
  readonly hash: string;
  /** Repairs made while reading, one sentence each. */
  readonly warnings: readonly string[];
}

/** Lists that stand beside a guide; a file that is missing is an empty list. */
export interface GuideLists {
  /** Examples of questions that no such guide answers, one a line. */
  readonly outsideFile: string;
  /** Everyday words for the field's terms. */
  readonly everydayFile?: string;
}

/**
 * Reads a Markdown file, or every `.md` file below a folder (README files and hidden ones apart),
 * in path order, the claims and questions in that folder, and the lists beside it.
 * @throws {VivaError} `guide-invalid` when the path does not exist or holds no Markdown, or when a
 *   file of claims or questions is malformed
 */
export async function readGuideSource(
  source: string,
  { outsideFile, everydayFile }: GuideLists,
): Promise<GuideSource> {
  const found = await stat(source).catch(() => undefined);
  if (!found) {
    throw new VivaError(
      "guide-invalid",
      `${source} does not exist. Name a Markdown file or folder.`,
    );
  }
  const base = found.isDirectory() ? source : path.dirname(source);
  const inside = found.isDirectory() ? await listFiles(source) : [path.basename(source)];
  const names = found.isDirectory() ? inside.filter(isMarkdown) : inside;
  if (names.length === 0) {
    throw new VivaError("guide-invalid", `${source} holds no Markdown file (*.md).`);
  }
  const files: GuideFile[] = [];
  const warnings: string[] = [];
  const hash = createHash("sha256");
  for (const name of names) {
    const decoded = decodeText(await readFile(path.join(base, name)));
    if (decoded.repairs > 0) {
      const spots = decoded.repairs === 1 ? "1 spot" : `${decoded.repairs} spots`;
      warnings.push(`${name}: UTF-8 had been read as Windows-1252; repaired ${spots}.`);
    }
    if (decoded.assumedWindows1252) {
      warnings.push(`${name}: is not UTF-8; read as Windows-1252. Save it as UTF-8.`);
    }
    files.push({ path: name, text: decoded.text });
    hash.update(JSON.stringify([name, decoded.text]));
  }
  const claims: ClaimGroup[] = [];
  const asked: AskedGroup[] = [];
  for (const name of inside) {
    const isClaims = name.endsWith(claimsSuffix);
    if (!isClaims && !name.endsWith(askedSuffix)) continue;
    const { text } = decodeText(await readFile(path.join(base, name)));
    if (isClaims) claims.push(...parseClaims(text, name));
    else asked.push(...parseAsked(text, name));
    hash.update(JSON.stringify([name, text]));
  }
  const outside = await readOutsideQuestions(outsideFile);
  const everydayWords = everydayFile === undefined ? [] : await readEverydayWords(everydayFile);
  hash.update(JSON.stringify([outside, everydayWords]));
  return { files, claims, asked, outside, everydayWords, hash: hash.digest("hex"), warnings };
}

/** Files below a folder in path order, hidden ones apart; `/`-separated. */
async function listFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .map((name) => name.split(path.sep).join("/"))
    .filter((name) => !name.split("/").some((part) => part.startsWith(".")))
    .sort();
}

function isMarkdown(name: string): boolean {
  return /\.(md|markdown)$/i.test(name) && !/(^|\/)readme\.\w+$/i.test(name);
}
