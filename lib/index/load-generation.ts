import { readFile } from "node:fs/promises";
import path from "node:path";
import type { HNSWLib } from "@langchain/community/vectorstores/hnswlib";
import { LRUCache } from "lru-cache";
import { VivaError } from "@/lib/errors";
import { groupBy } from "@/lib/group-by";
import type { PlacedClaims } from "@/lib/guide/place-claims";
import type { Passage, Question } from "@/lib/guide/types";
import { dot } from "@/lib/vectors";
import type { Discriminant } from "./discriminant";
import { generationFolder, readCurrent } from "./index-paths";
import { LexicalIndex } from "./lexical-index";
import { indexFormat, type Manifest, readManifest, verifyFiles } from "./manifest";
import { isAuthored } from "./question-text";
import { createRestate } from "./restate";
import { type GuideContent, scopeLabels } from "./types";
import { loadVectorStore, readEntry } from "./vector-store";
import {
  askedName,
  contentName,
  discriminantName,
  lexicalName,
  scopeName,
} from "./write-generation";

/** One immutable build of the index, in memory. */
export interface Generation {
  readonly name: string;
  readonly manifest: Manifest;
  readonly content: GuideContent;
  /** True when authors wrote more than answers: other wordings, key points, summaries. */
  readonly isAuthored: boolean;
  readonly questionByNumber: ReadonlyMap<number, Question>;
  readonly questionBySlug: ReadonlyMap<string, Question>;
  readonly passageById: ReadonlyMap<string, Passage>;
  /** A question's passages in reading order; no entry where it has none. */
  readonly passagesByNumber: ReadonlyMap<number, readonly Passage[]>;
  /** Positions in `content.statements` of a passage's statements, in reading order. */
  readonly statementsByPassage: ReadonlyMap<string, readonly number[]>;
  readonly vectors: HNSWLib;
  /** Cosine of a unit vector with a passage's own, −1..1. @throws {RangeError} on an unknown id */
  readonly cosineOfPassage: (passageId: string, vector: Float32Array) => number;
  /** Terms of a question's whole text, as `analyze` gives them; none for an unknown number. */
  readonly termsOf: (questionNumber: number) => ReadonlySet<string>;
  /** Terms of a passage with its question and headings; none for an unknown id. */
  readonly termsOfPassage: (passageId: string) => ReadonlySet<string>;
  /** The same for a statement, by its position; 0 where it has no vector (tables, code). */
  readonly cosineOfStatement: (statement: number, vector: Float32Array) => number;
  /** Greatest cosine with a question that the statement was said to answer; 0 where nobody wrote one. */
  readonly cosineOfAsked: (statement: number, vector: Float32Array) => number;
  /** Learned on the guide's own vectors; its classes are question numbers. */
  readonly discriminant: Discriminant;
  /** Tells what the guide is asked from what it does not answer; see `scopeLabels`. */
  readonly scope: Discriminant;
  /** What answers say of a passage's statements, by the passage's id; no entry where nothing is written. */
  readonly claims: ReadonlyMap<string, readonly PlacedClaims[]>;
  /** Says a query in the guide's own words; the same text where there is nothing to change. */
  readonly restate: (text: string) => string;
  readonly lexical: {
    readonly passages: LexicalIndex;
    /** By question number: all its words; and only what authors wrote beside the answer. */
    readonly questions: LexicalIndex;
    readonly authored: LexicalIndex;
  };
}

/** The model an index must have been made with. */
export interface ExpectedModel {
  readonly modelId: string;
  readonly fingerprint: string;
}

/**
 * Loads the live generation after checking every file's SHA-256.
 * @throws {VivaError} `index-missing` before the first ingest, `index-damaged` when a file is not
 *   what was written, `index-model-mismatch` when another embedding model made it
 */
export async function loadCurrentGeneration(
  dataDir: string,
  model: ExpectedModel,
): Promise<Generation> {
  const name = await readCurrent(dataDir);
  if (!name) {
    throw new VivaError(
      "index-missing",
      `There is no index in ${dataDir}. Run \`npm run ingest\` to build it.`,
    );
  }
  return loadGeneration(generationFolder(dataDir, name), model);
}

async function loadGeneration(folder: string, model: ExpectedModel): Promise<Generation> {
  const manifest = await readManifest(folder);
  if (manifest.format !== indexFormat) {
    throw new VivaError(
      "index-damaged",
      `The index has format ${manifest.format}, this version reads ${indexFormat}. Run \`npm run ingest\`.`,
    );
  }
  checkModel(manifest, model);
  await verifyFiles(folder, manifest);
  const content = JSON.parse(
    await readFile(path.join(folder, contentName), "utf8"),
  ) as GuideContent;
  const lexical = JSON.parse(await readFile(path.join(folder, lexicalName), "utf8")) as {
    passages: unknown;
    questions: unknown;
    authored: unknown;
  };
  const vectors = await loadVectorStore(folder);
  const authored = isAuthored(content.guide);
  const questionTexts = LexicalIndex.restore(lexical.questions);
  const passageTexts = LexicalIndex.restore(lexical.passages);
  const { dimension } = manifest.embedding;
  const numbers = content.guide.questions.map(({ number }) => number);
  const scopeClasses =
    content.outside.length > 0 ? [scopeLabels.inside, scopeLabels.outside] : [scopeLabels.inside];
  return {
    name: manifest.generation,
    manifest,
    content,
    isAuthored: authored,
    questionByNumber: new Map(content.guide.questions.map((entry) => [entry.number, entry])),
    questionBySlug: new Map(content.guide.questions.map((entry) => [entry.slug, entry])),
    passageById: new Map(content.passages.map((passage) => [passage.id, passage])),
    passagesByNumber: groupBy(content.passages, ({ questionNumber }) => questionNumber),
    statementsByPassage: groupBy(
      content.statements.keys(),
      (index) => content.statements[index]?.passageId ?? "",
    ),
    vectors,
    ...createCosines(vectors),
    cosineOfAsked: compareWithAsked(
      content,
      await readFloats(path.join(folder, askedName)),
      dimension,
    ),
    ...createTermSets(questionTexts, passageTexts),
    discriminant: {
      classes: authored ? numbers : [],
      dimension,
      weights: await readFloats(path.join(folder, discriminantName)),
    },
    scope: {
      classes: scopeClasses,
      dimension,
      weights: await readFloats(path.join(folder, scopeName)),
    },
    claims: groupBy(content.claims, ({ passageId }) => passageId),
    // Measured on an authored guide alone; a raw one is searched by the words as sent.
    restate: authored ? createRestate(content, questionTexts) : (text) => text,
    lexical: {
      passages: passageTexts,
      questions: questionTexts,
      authored: LexicalIndex.restore(lexical.authored),
    },
  };
}

async function readFloats(file: string): Promise<Float32Array> {
  return new Float32Array(new Uint8Array(await readFile(file)).buffer);
}

function checkModel(manifest: Manifest, model: ExpectedModel): void {
  if (manifest.embedding.fingerprint === model.fingerprint) return;
  throw new VivaError(
    "index-model-mismatch",
    `The index was made with the embedding model ${manifest.embedding.modelId} ` +
      `(${manifest.embedding.fingerprint}), but ${model.modelId} (${model.fingerprint}) is configured. ` +
      "Run `npm run ingest` to rebuild it, or set VIVA_EMBEDDING_MODEL back.",
  );
}

/** Sets of terms as the lexical index holds them: reading them out of the texts again takes a second. */
function createTermSets(
  questions: LexicalIndex,
  passages: LexicalIndex,
): Pick<Generation, "termsOf" | "termsOfPassage"> {
  const ofQuestions = questions.termSets();
  const ofPassages = passages.termSets();
  const none: ReadonlySet<string> = new Set();
  return {
    termsOf: (number) => ofQuestions.get(String(number)) ?? none,
    termsOfPassage: (id) => ofPassages.get(id) ?? none,
  };
}

/** Reading a vector out of the graph takes longer than comparing it; this many are kept at hand. */
const vectorsKept = 50_000;

function createCosines(store: HNSWLib): Pick<Generation, "cosineOfPassage" | "cosineOfStatement"> {
  const passageLabels = new Map<string, number>();
  const statementLabels = new Map<number, number>();
  for (let label = 0; label < store.index.getCurrentCount(); label += 1) {
    const entry = readEntry(store, label);
    if (entry.kind === "passage" && entry.passageId) passageLabels.set(entry.passageId, label);
    else if (entry.kind === "statement" && entry.statement !== undefined) {
      statementLabels.set(entry.statement, label);
    }
  }
  const kept = new LRUCache<number, Float32Array>({ max: vectorsKept });
  const vectorOf = (label: number) => {
    const known = kept.get(label);
    if (known) return known;
    const vector = Float32Array.from(store.index.getPoint(label));
    kept.set(label, vector);
    return vector;
  };
  return {
    cosineOfPassage(passageId, vector) {
      const label = passageLabels.get(passageId);
      if (label === undefined) throw new RangeError(`no passage ${passageId} in the index`);
      return dot(vectorOf(label), vector);
    },
    cosineOfStatement(statement, vector) {
      const label = statementLabels.get(statement);
      return label === undefined ? 0 : dot(vectorOf(label), vector);
    },
  };
}

/** @param vectors - one row a question of `asked`, each of length 1 */
function compareWithAsked(
  { asked }: GuideContent,
  vectors: Float32Array,
  dimension: number,
): Generation["cosineOfAsked"] {
  const rows = groupBy(asked.keys(), (row) => asked[row]?.statement ?? -1);
  const vectorsOf = new Map(
    [...rows].map(([statement, of]) => [
      statement,
      of.map((row) => vectors.subarray(row * dimension, (row + 1) * dimension)),
    ]),
  );
  return (statement, vector) => {
    let greatest = Number.NEGATIVE_INFINITY;
    for (const own of vectorsOf.get(statement) ?? []) {
      greatest = Math.max(greatest, dot(own, vector));
    }
    return Number.isFinite(greatest) ? greatest : 0;
  };
}
