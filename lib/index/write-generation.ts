import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Question } from "@/lib/guide/types";
import { type Discriminant, fitDiscriminant } from "./discriminant";
import { currentFile, generationFolder, indexFolder, readCurrent } from "./index-paths";
import { LexicalIndex } from "./lexical-index";
import { type Manifest, manifestName, sha256OfFile } from "./manifest";
import { authoredText, isAuthored, questionText } from "./question-text";
import {
  type EntryKind,
  type GuideContent,
  type IndexEntry,
  noQuestion,
  scopeLabels,
} from "./types";
import { buildVectorStore } from "./vector-store";

/** Files of a generation beside the manifest. */
export const contentName = "guide.json";
export const lexicalName = "lexical.json";
export const discriminantName = "discriminant.bin";
export const scopeName = "scope.bin";
/** Vectors of what is asked of statements once more: out of the graph each takes long to read. */
export const askedName = "asked.bin";

/** The parts of a generation, ready to be written. */
export interface GenerationParts {
  readonly content: GuideContent;
  readonly entries: readonly IndexEntry[];
  /** One per entry, unit length. */
  readonly vectors: readonly Float32Array[];
  readonly manifest: Omit<Manifest, "generation" | "createdAt" | "files">;
}

/**
 * Writes a generation to a temporary folder, flushes it, renames it, and only then points
 * `current` at it; a reader sees the old generation or the new one, never a part.
 * @returns the generation's name
 */
export async function writeGeneration(dataDir: string, parts: GenerationParts): Promise<string> {
  const createdAt = new Date();
  const stamp = createdAt.toISOString().replace(/[-:.]/g, "");
  const generation = `${stamp}-${randomBytes(4).toString("hex")}`;
  const temporary = path.join(indexFolder(dataDir), `.tmp-${generation}`);
  await mkdir(temporary, { recursive: true });
  try {
    const store = await buildVectorStore(
      parts.entries,
      parts.vectors,
      parts.manifest.embedding.dimension,
    );
    await store.save(temporary);
    await writeFile(path.join(temporary, contentName), JSON.stringify(parts.content));
    await writeFile(path.join(temporary, lexicalName), JSON.stringify(buildLexical(parts)));
    await writeFile(path.join(temporary, discriminantName), bytesOf(discriminateQuestions(parts)));
    await writeFile(path.join(temporary, scopeName), bytesOf(discriminateScope(parts)));
    await writeFile(path.join(temporary, askedName), askedBytes(parts));
    const manifest: Manifest = {
      ...parts.manifest,
      generation,
      createdAt: createdAt.toISOString(),
      files: await describeFiles(temporary),
    };
    await writeFile(path.join(temporary, manifestName), JSON.stringify(manifest, null, 2));
    for (const name of await readdir(temporary)) await flush(path.join(temporary, name));
    await flush(temporary);
    await rename(temporary, generationFolder(dataDir, generation));
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
  await pointCurrentAt(dataDir, generation);
  return generation;
}

/**
 * Removes generations that nobody reads any more: all but the live one and the one before it, which
 * a server may be reading right now, and folders a killed ingest left behind.
 */
export async function removeOldGenerations(dataDir: string): Promise<void> {
  const folder = indexFolder(dataDir);
  const live = await readCurrent(dataDir);
  const names = await readdir(folder);
  const generations = names.filter((name) => /^\d{8}T/.test(name) && name !== live).sort();
  const leftovers = names.filter((name) => name.startsWith(".tmp-"));
  for (const name of [...generations.slice(0, -1), ...leftovers]) {
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Tells the guide's questions apart; classes in the guide's order. A guide with nothing written beside
 * its answers is ranked without (`plainRanking`): a heading and a passage or two teach little.
 */
function discriminateQuestions(parts: GenerationParts): Discriminant {
  const { content, entries, vectors, manifest } = parts;
  const { dimension } = manifest.embedding;
  if (!isAuthored(content.guide)) return { classes: [], dimension, weights: new Float32Array() };
  const examples = entries.flatMap(({ questionNumber }, index) => {
    const vector = vectors[index];
    return vector && questionNumber !== noQuestion ? [{ vector, label: questionNumber }] : [];
  });
  return fitDiscriminant(examples, dimension);
}

/** Row-major, in the order of `GuideContent.asked`. */
function askedBytes({ entries, vectors }: GenerationParts): Buffer {
  return Buffer.concat(
    vectors
      .filter((_, index) => entries[index]?.kind === "asked")
      .map(({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength)),
  );
}

/** Tells what learners ask of the guide from what it does not answer. */
function discriminateScope({ entries, vectors, manifest }: GenerationParts): Discriminant {
  const examples = entries.flatMap(({ kind }, index) => {
    const vector = vectors[index];
    const label = labelOfKind[kind];
    return vector && label !== undefined ? [{ vector, label }] : [];
  });
  return fitDiscriminant(examples, manifest.embedding.dimension);
}

const labelOfKind: Partial<Record<EntryKind, number>> = {
  question: scopeLabels.inside,
  alsoAsked: scopeLabels.inside,
  followUp: scopeLabels.inside,
  asked: scopeLabels.inside,
  outside: scopeLabels.outside,
};

function bytesOf({ weights }: Discriminant): Uint8Array {
  return new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength);
}
function buildLexical({ content, entries }: GenerationParts): object {
  const byNumber = (textOf: (question: Question) => string) =>
    LexicalIndex.build(
      content.guide.questions.map((question) => ({
        id: String(question.number),
        text: textOf(question),
      })),
    );
  return {
    passages: LexicalIndex.build(
      entries.flatMap(({ kind, passageId, text }) =>
        kind === "passage" && passageId ? [{ id: passageId, text }] : [],
      ),
    ),
    questions: byNumber(questionText),
    authored: byNumber(authoredText),
  };
}

async function describeFiles(folder: string): Promise<Manifest["files"]> {
  const files: Manifest["files"] = {};
  for (const name of (await readdir(folder)).sort()) {
    const file = path.join(folder, name);
    files[name] = { sha256: await sha256OfFile(file), bytes: (await stat(file)).size };
  }
  return files;
}

async function pointCurrentAt(dataDir: string, generation: string): Promise<void> {
  const target = currentFile(dataDir);
  const temporary = `${target}.${process.pid}.tmp`;
  await writeFile(temporary, `${generation}\n`);
  await flush(temporary);
  await rename(temporary, target);
  await flush(path.dirname(target));
}

async function flush(target: string): Promise<void> {
  const handle = await open(target, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
