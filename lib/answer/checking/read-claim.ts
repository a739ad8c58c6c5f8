import PQueue from "p-queue";
import type { EntailmentModel } from "@/lib/entailment/entailment-model";
import type { Generation } from "@/lib/index/load-generation";
import type { EvidencePassage } from "./evidence";

/** What a claim says beside the sentences nearest to it. */
export interface ClaimReading {
  /** Cosine with the nearest sentence, −1..1. */
  readonly cosine: number;
  /** How surely one of them bears it out, and one denies it, 0..1. */
  readonly entailed: number;
  readonly contradicted: number;
}

export interface ReadTools {
  readonly generation: Generation;
  readonly entail: EntailmentModel["judge"];
  /** Nobody waits for a reading any longer. */
  readonly hurry?: AbortSignal;
}

/** Sentences of the passages that a claim is read beside: the nearest. */
const sentencesRead = 2;
/** Claims read at once: enough to keep the models busy, few enough that a new question soon gets its turn. */
const readAtOnce = 4;
/** So many claims that wait, of whatever answers, are not read soon. */
const crowd = 40;

const queue = new PQueue({ concurrency: readAtOnce });

/** Whether so many claims wait that an answer's reader should not wait for the rest. */
export function areReadingsCrowded(): boolean {
  return queue.size > crowd;
}

/**
 * Reads a claim beside the sentences nearest to it in meaning.
 * @param vector - gives the claim's unit vector
 * @returns undefined where `hurry` came first
 */
export async function readClaim(
  claim: string,
  passages: readonly EvidencePassage[],
  vector: () => Promise<Float32Array>,
  { generation, entail, hurry }: ReadTools,
): Promise<ClaimReading | undefined> {
  const read = async (): Promise<ClaimReading> => {
    const nearest = nearestStatements(passages, await vector(), generation);
    const pairs = nearest.map(({ text }) => ({ premise: text, claim }));
    const shares = await entail(pairs, hurry ? { signal: hurry } : {});
    return {
      cosine: nearest[0]?.cosine ?? 0,
      entailed: Math.max(0, ...shares.map(({ entailed }) => entailed)),
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

function nearestStatements(
  passages: readonly EvidencePassage[],
  vector: Float32Array,
  { content, cosineOfStatement }: Generation,
): { readonly text: string; readonly cosine: number }[] {
  const positions = new Set(
    passages.flatMap(({ sentences }) => sentences.map(({ position }) => position)),
  );
  return [...positions]
    .map((position) => ({
      text: content.statements[position]?.plain ?? "",
      cosine: cosineOfStatement(position, vector),
    }))
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, sentencesRead);
}
