import path from "node:path";
import type { Embedder } from "@/lib/embedding/embedder";
import { parseGuide } from "@/lib/guide/parse-guide";
import { placeAsked } from "@/lib/guide/place-asked";
import { placeClaims } from "@/lib/guide/place-claims";
import { chunkerVersion, splitPassages } from "@/lib/guide/split-passages";
import { splitStatements } from "@/lib/guide/split-statements";
import type { Guide } from "@/lib/guide/types";
import { collectEntries } from "./collect-entries";
import { indexFolder } from "./index-paths";
import { takeIngestLock } from "./ingest-lock";
import { type Generation, loadCurrentGeneration } from "./load-generation";
import { indexFormat } from "./manifest";
import { type GuideLists, type GuideSource, readGuideSource } from "./read-guide-source";
import type { GuideContent } from "./types";
import { readEntry } from "./vector-store";
import { removeOldGenerations, writeGeneration } from "./write-generation";

/** Texts handed to the embedder at a time: progress and Ctrl-C are as fine as this. */
const textsPerStep = 64;

export interface IngestOptions extends GuideLists {
  /** Markdown file or folder. */
  readonly source: string;
  readonly dataDir: string;
  readonly embedder: Embedder;
  /** Tokens of a text for the embedding model, special tokens included. */
  readonly countTokens: (text: string) => number;
  /** Embed everything again and ignore the present index, damaged or not. */
  readonly force: boolean;
  readonly signal?: AbortSignal;
  /** Called after each step of embedding. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Seconds from any origin, never going back. */
  readonly nowSeconds?: () => number;
}

/** What an ingest did. */
export interface IngestSummary {
  readonly generation: string;
  /** True when the live index already held exactly this guide. */
  readonly unchanged: boolean;
  readonly sections: number;
  readonly questions: number;
  readonly answered: number;
  /** Answers of a paragraph or two, counted in `answered` as well. */
  readonly partial: number;
  /** Numbers and headings of the questions without an answer. */
  readonly unanswered: readonly { readonly number: number; readonly question: string }[];
  readonly passages: number;
  /** Passages whose vectors were taken from the index before. */
  readonly reused: number;
  /** Passages embedded now. */
  readonly embedded: number;
  /** Texts of every kind embedded now: passages, headings, other wordings, statements. */
  readonly textsEmbedded: number;
  readonly seconds: number;
  readonly warnings: readonly string[];
}

/**
 * Turns a guide into a new generation of the index and makes it live. Only texts that the present
 * generation does not hold are embedded. Stopped at any point, the present generation goes on
 * serving.
 * @throws {VivaError} `ingest-locked` while another ingest runs, `guide-invalid` on a faulty source
 * @throws the signal's reason when it is aborted
 */
export async function ingest(options: IngestOptions): Promise<IngestSummary> {
  const release = await takeIngestLock(indexFolder(options.dataDir));
  try {
    return await ingestLocked(options);
  } finally {
    await release();
  }
}

async function ingestLocked(options: IngestOptions): Promise<IngestSummary> {
  const { dataDir, embedder, force } = options;
  const nowSeconds = options.nowSeconds ?? (() => performance.now() / 1000);
  const startedAt = nowSeconds();
  const source = await readGuideSource(options.source, options);
  const { content, warnings } = splitGuide(source, options);
  const before = force ? undefined : await tryLoad(dataDir, embedder);
  const summary = {
    ...describeGuide(content.guide),
    passages: content.passages.length,
    warnings: [...source.warnings, ...content.guide.warnings, ...warnings],
  };
  if (before && isUpToDate(before, source, options)) {
    return {
      ...summary,
      generation: before.name,
      unchanged: true,
      reused: content.passages.length,
      embedded: 0,
      textsEmbedded: 0,
      seconds: nowSeconds() - startedAt,
    };
  }
  const entries = collectEntries(content);
  const texts = entries.map(({ text }) => text);
  const { vectors, missing } = await embedTexts(texts, before, options);
  options.signal?.throwIfAborted();
  const generation = await writeGeneration(dataDir, {
    content,
    entries,
    vectors,
    manifest: {
      format: indexFormat,
      source: path.resolve(options.source),
      guideHash: source.hash,
      chunkerVersion,
      embedding: {
        modelId: embedder.modelId,
        dimension: embedder.dimension,
        fingerprint: embedder.fingerprint,
      },
      counts: {
        sections: summary.sections,
        questions: summary.questions,
        answered: summary.answered,
        passages: summary.passages,
      },
    },
  });
  await removeOldGenerations(dataDir);
  const embedded = entries.filter(
    ({ kind, text }) => kind === "passage" && missing.has(text),
  ).length;
  return {
    ...summary,
    generation,
    unchanged: false,
    reused: content.passages.length - embedded,
    embedded,
    textsEmbedded: missing.size,
    seconds: nowSeconds() - startedAt,
  };
}

function splitGuide(
  source: GuideSource,
  { countTokens, embedder }: IngestOptions,
): { content: GuideContent; warnings: string[] } {
  const guide = parseGuide(source.files);
  const results = guide.questions.map((question) =>
    splitPassages(question, { countTokens, maxTokens: Math.min(256, embedder.maxTokens) }),
  );
  const passages = results.flatMap((result) => result.passages);
  const statements = passages.flatMap(splitStatements);
  const claims = placeClaims(source.claims, statements);
  const asked = placeAsked(source.asked, statements);
  return {
    content: {
      guide,
      passages,
      statements,
      claims: claims.placed,
      asked: asked.placed,
      outside: source.outside,
      everydayWords: source.everydayWords,
    },
    warnings: [
      ...results.flatMap((result) => result.warnings),
      ...claims.lost.map(
        (text) => `The claims about “${text}” are left out: no statement of the guide reads so.`,
      ),
      ...asked.lost.map(
        (text) =>
          `The questions that “${text}” answers are left out: no statement of the guide reads so.`,
      ),
    ],
  };
}

/** The present generation, if it is sound and of this model: only then are its vectors worth reusing. */
async function tryLoad(dataDir: string, embedder: Embedder): Promise<Generation | undefined> {
  try {
    return await loadCurrentGeneration(dataDir, embedder);
  } catch {
    // Missing, damaged or of another model: all mean starting afresh, which is what ingest does.
    return undefined;
  }
}

function isUpToDate(
  before: Generation,
  source: GuideSource,
  { source: from }: IngestOptions,
): boolean {
  const { manifest } = before;
  return (
    manifest.guideHash === source.hash &&
    manifest.chunkerVersion === chunkerVersion &&
    manifest.source === path.resolve(from)
  );
}

function describeGuide({ sections, questions }: Guide) {
  return {
    sections: sections.length,
    questions: questions.length,
    answered: questions.filter(({ status }) => status !== "unanswered").length,
    partial: questions.filter(({ status }) => status === "partial").length,
    unanswered: questions
      .filter(({ status }) => status === "unanswered")
      .map(({ number, question }) => ({ number, question })),
  };
}

/** @returns a vector a text, and the texts that had to be embedded */
async function embedTexts(
  texts: readonly string[],
  before: Generation | undefined,
  { embedder, signal, onProgress }: IngestOptions,
): Promise<{ vectors: Float32Array[]; missing: ReadonlySet<string> }> {
  const known = before ? collectVectors(before) : new Map<string, Float32Array>();
  const missing = new Set(texts.filter((text) => !known.has(text)));
  // Texts of like length together: the model fills short ones up to the longest of a batch.
  const queue = [...missing].sort((a, b) => a.length - b.length);
  onProgress?.(0, queue.length);
  for (let at = 0; at < queue.length; at += textsPerStep) {
    signal?.throwIfAborted();
    const step = queue.slice(at, at + textsPerStep);
    const rows = await embedder.embed(step, { signal });
    step.forEach((text, index) => {
      const row = rows[index];
      if (row) known.set(text, row);
    });
    onProgress?.(at + step.length, queue.length);
  }
  const vectors = texts.map((text) => {
    const vector = known.get(text);
    if (!vector) throw new TypeError(`the embedder returned no vector for “${text.slice(0, 60)}”`);
    return vector;
  });
  return { vectors, missing };
}

function collectVectors({ vectors }: Generation): Map<string, Float32Array> {
  const known = new Map<string, Float32Array>();
  for (let label = 0; label < vectors.index.getCurrentCount(); label += 1) {
    known.set(readEntry(vectors, label).text, Float32Array.from(vectors.index.getPoint(label)));
  }
  return known;
}
