import { createHash } from "node:crypto";
import path from "node:path";
import type { Embedder } from "@/lib/embedding/embedder";
import { VivaError } from "@/lib/errors";
import { chunkerVersion, splitPassages } from "@/lib/guide/split-passages";
import { splitStatements } from "@/lib/guide/split-statements";
import type { Question } from "@/lib/guide/types";
import { collectEntries } from "@/lib/index/collect-entries";
import { type Generation, loadCurrentGeneration } from "@/lib/index/load-generation";
import { indexFormat } from "@/lib/index/manifest";
import type { GuideContent, IndexEntry } from "@/lib/index/types";
import { removeOldGenerations, writeGeneration } from "@/lib/index/write-generation";
import { embedTexts } from "./embed-texts";
import type { BeirDocument } from "./read-beir";

/** Raise when the same documents would be indexed differently. */
const layoutVersion = 1;

export interface BuildCorpusOptions {
  /** Indexes are kept below it, one folder a corpus. */
  readonly cacheDir: string;
  readonly embedder: Embedder;
  /** Tokens of a text for the embedding model, special tokens included. */
  readonly countTokens: (text: string) => number;
  readonly signal?: AbortSignal;
  /** Told what is being done, and how far embedding has come, in characters. */
  readonly onStep?: (step: string) => void;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * The product's own index over any documents: each is one question, its title the heading and its
 * text the answer, split, embedded and stored as a guide is. The question's number is the
 * document's place, from 1. Built once, then loaded from `cacheDir`.
 */
export async function openCorpusIndex(
  documents: readonly BeirDocument[],
  options: BuildCorpusOptions,
): Promise<Generation> {
  const { embedder, cacheDir, onStep = () => {} } = options;
  const hash = hashCorpus(documents, embedder);
  const dataDir = path.join(cacheDir, hash.slice(0, 16));
  try {
    return await loadCurrentGeneration(dataDir, embedder);
  } catch (error) {
    // Missing or damaged: both mean building it.
    if (!(error instanceof VivaError)) throw error;
  }
  onStep(`Splitting ${documents.length} documents`);
  const content = splitDocuments(documents, options);
  const entries = withHeadings(collectEntries(content), content);
  const vectors = await embedTexts(
    entries.map(({ text }) => text),
    options,
  );
  onStep(`Building the index over ${entries.length} vectors`);
  const count = documents.length;
  await writeGeneration(dataDir, {
    content,
    entries,
    vectors,
    manifest: {
      format: indexFormat,
      source: "corpus.jsonl",
      guideHash: hash,
      chunkerVersion,
      embedding: {
        modelId: embedder.modelId,
        dimension: embedder.dimension,
        fingerprint: embedder.fingerprint,
      },
      counts: {
        sections: 1,
        questions: count,
        answered: count,
        passages: content.passages.length,
      },
    },
  });
  await removeOldGenerations(dataDir);
  return loadCurrentGeneration(dataDir, embedder);
}

function hashCorpus(documents: readonly BeirDocument[], { fingerprint }: Embedder): string {
  const hash = createHash("sha256");
  hash.update(JSON.stringify([layoutVersion, indexFormat, chunkerVersion, fingerprint]));
  for (const { id, title, text } of documents) hash.update(JSON.stringify([id, title, text]));
  return hash.digest("hex");
}

function splitDocuments(
  documents: readonly BeirDocument[],
  { countTokens, embedder }: BuildCorpusOptions,
): GuideContent {
  const section = "Corpus";
  const questions = documents.map(
    ({ title, text }, index): Question => ({
      number: index + 1,
      slug: `document-${index + 1}`,
      section,
      question: title,
      status: text === "" ? "unanswered" : "answered",
      body: text,
      bodyStart: 0,
      path: "corpus.jsonl",
    }),
  );
  const maxTokens = Math.min(256, embedder.maxTokens);
  const passages = questions.flatMap(
    (question) => splitPassages(question, { countTokens, maxTokens }).passages,
  );
  return {
    guide: { sections: [section], questions, warnings: [] },
    passages,
    statements: passages.flatMap(splitStatements),
    outside: [],
    everydayWords: [],
    asked: [],
    claims: [],
  };
}

/** A document without a title is as near as its first passage: an empty text is near nothing. */
function withHeadings(
  entries: readonly IndexEntry[],
  { passages }: Pick<GuideContent, "passages">,
): IndexEntry[] {
  const firstPassage = new Map<number, string>();
  for (const { questionNumber, text } of passages) {
    if (!firstPassage.has(questionNumber)) firstPassage.set(questionNumber, text);
  }
  return entries.map((entry) =>
    entry.kind === "question" && entry.text === ""
      ? { ...entry, text: firstPassage.get(entry.questionNumber) ?? "" }
      : entry,
  );
}
