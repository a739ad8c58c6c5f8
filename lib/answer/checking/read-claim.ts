import PQueue from "p-queue";
import type { EntailmentModel } from "@/lib/entailment/entailment-model";
import type { Generation } from "@/lib/index/load-generation";
import type { EvidencePassage } from "./evidence";
import type { LikestTruth } from "./written-claims";

/** How what is known to be true bears on a claim. */
export interface ClaimReading {
  /** Cosine with the nearest sentence, −1..1. */
  readonly cosine: number;
  /**
   * How surely a sentence by itself bears it out, and several together do, 0..1: the most that any do.
   * The same where the passages hold a single sentence.
   */
  readonly entailed: number;
  readonly entailedTogether: number;
  /** The same for what denies it, alone or together. */
  readonly contradicted: number;
}

export interface ReadTools {
  readonly generation: Generation;
  readonly entail: EntailmentModel["judge"];
  /** Nobody waits for a reading any longer. */
  readonly hurry?: AbortSignal;
}

/** Sentences of the passages that a claim is read beside, one at a time: the nearest. */
const sentencesRead = 2;
/** Characters of several sentences that are read as one: what the model surely reads to its end. */
const togetherLength = 420;
/** Claims read at once: enough to keep the models busy, few enough that a new question soon gets its turn. */
const readAtOnce = 4;
/** So many claims that wait, of whatever answers, are not read soon. */
const crowd = 40;

const queue = new PQueue({ concurrency: readAtOnce });

/** Whether so many claims wait that an answer's reader should not wait for the rest. */
export function areReadingsCrowded(): boolean {
  return queue.size > crowd;
}

/** What is known to be true where a claim cites. */
export interface ReadableEvidence {
  readonly passages: readonly EvidencePassage[];
  /** The likest sentence that the guide's authors wrote as true of it, if any. */
  readonly likest: LikestTruth | undefined;
}

/**
 * Reads a claim beside the sentences nearest to it in meaning; beside the nearest with those around it,
 * since an answer likes to say in one sentence what the guide says in two; and beside what is written
 * true of the guide in words more like its own.
 * @param vector - gives the claim's unit vector
 * @returns undefined where `hurry` came first
 */
export async function readClaim(
  claim: string,
  { passages, likest }: ReadableEvidence,
  vector: () => Promise<Float32Array>,
  { generation, entail, hurry }: ReadTools,
): Promise<ClaimReading | undefined> {
  const read = async (): Promise<ClaimReading> => {
    const statements = statementsByNearness(passages, await vector(), generation);
    const [nearest] = statements;
    const several = [
      nearest ? textsAround(nearest, statements) : [],
      likest ? [...likest.statements, likest.text] : [],
    ].filter((texts) => texts.length > 1 && fitTogether(texts));
    const single = statements.slice(0, sentencesRead).map(({ text }) => text);
    const premises = [...single, ...several.map((texts) => texts.join(" "))];
    const pairs = premises.map((premise) => ({ premise, claim }));
    const shares = await entail(pairs, hurry ? { signal: hurry } : {});
    const entailments = shares.map((share) => share.entailed);
    const entailed = Math.max(0, ...entailments.slice(0, single.length));
    const together = entailments.slice(single.length);
    return {
      cosine: nearest?.cosine ?? 0,
      entailed,
      entailedTogether: Math.max(statements.length > 1 ? 0 : entailed, ...together),
      contradicted: Math.max(0, ...shares.map(({ contradicted }) => contradicted)),
    };
  };
  try {
    return await queue.add(read, hurry ? { signal: hurry } : {});
  } catch (error) {
    if (hurry?.aborted) return undefined;
    throw error;
  }
}

interface NearStatement {
  /** Where it stands among the guide's statements. */
  readonly position: number;
  readonly text: string;
  readonly cosine: number;
}

function statementsByNearness(
  passages: readonly EvidencePassage[],
  vector: Float32Array,
  { content, cosineOfStatement }: Generation,
): NearStatement[] {
  const positions = new Set(
    passages.flatMap(({ sentences }) => sentences.map(({ position }) => position)),
  );
  return [...positions]
    .map((position) => ({
      position,
      text: content.statements[position]?.plain ?? "",
      cosine: cosineOfStatement(position, vector),
    }))
    .sort((a, b) => b.cosine - a.cosine);
}

/** A statement with what stands before and behind it, as far as they fit together. */
function textsAround(statement: NearStatement, statements: readonly NearStatement[]): string[] {
  const around = [statement];
  for (const step of [1, -1]) {
    const beside = statements.find(({ position }) => position === statement.position + step);
    if (beside && fitTogether([...around, beside].map(({ text }) => text))) around.push(beside);
  }
  return around.sort((a, b) => a.position - b.position).map(({ text }) => text);
}

function fitTogether(texts: readonly string[]): boolean {
  return texts.reduce((sum, text) => sum + text.length, 0) <= togetherLength;
}
