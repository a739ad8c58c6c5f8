import type { Embedder } from "@/lib/embedding/embedder";
import { analyze } from "@/lib/index/analyze-text";
import type { Generation } from "@/lib/index/load-generation";
import { answeringOf, type Coefficients } from "./coefficients";
import { estimateAnswering } from "./estimate-confidence";
import { type EmbeddedText, gatherEvidence, type TextEvidence } from "./gather-evidence";
import { resolveFollowUp } from "./resolve-follow-up";
import type { Turn } from "./types";

/** A message that could stand alone does so when the index is this sure of it alone. */
const aloneMinAnswering = 0.8;
const aloneMinLikelihood = 0.9;
/** Alone this unlikely to be for the guide, a message has left it, whatever came before. */
const leftMaxAnswering = 0.1;
const leftMinTerms = 2;
/** A longer message says what it means by its other words; searching it twice would only cost. */
const maxRestatedTerms = 10;

/** A message as it was understood: what was searched for it and what that found. */
export interface UnderstoodQuery {
  readonly evidence: TextEvidence;
  /** Probability that the guide answers it, 0..1. */
  readonly answering: number;
}

export interface UnderstandDependencies {
  readonly generation: Generation;
  readonly embedder: Pick<Embedder, "embed">;
  readonly coefficients: Pick<
    Coefficients,
    "ranking" | "plainRanking" | "answering" | "plainAnswering"
  >;
}

/**
 * Finds out what a message means in its conversation. A follow-up is searched together with the
 * question it leans on; the raw words remain one leg, which decides whether the message changes the
 * topic or leaves the guide. What the guide has other words for is searched in these as well.
 */
export async function understandQuery(
  query: string,
  history: readonly Turn[],
  { generation, embedder, coefficients }: UnderstandDependencies,
): Promise<UnderstoodQuery> {
  const { joined, leans } = resolveFollowUp(query, history);
  const texts = joined === undefined || leans === "never" ? [query] : [query, joined];
  const embedded = await embedWithRestated(texts, generation, embedder);
  const decides = answeringOf(coefficients, generation);
  const [alone, together] = embedded.map((asked) => {
    const evidence = gatherEvidence(asked, generation, coefficients);
    return { evidence, answering: estimateAnswering(evidence.signs, decides) };
  });
  if (!alone) throw new TypeError("nothing was searched");
  if (!together || (leans === "maybe" && standsAlone(alone))) return alone;
  return hasLeft(query, alone) ? { ...together, answering: alone.answering } : together;
}

/** A text with its vector; and what the guide's own words for it are, where they differ. */
type AskedText = EmbeddedText & { readonly restated?: EmbeddedText };

/** Embeds texts and what they are in the guide's own words, in one call. */
async function embedWithRestated(
  texts: readonly string[],
  generation: Pick<Generation, "restate">,
  embedder: Pick<Embedder, "embed">,
): Promise<AskedText[]> {
  const restated = texts.map((text) =>
    analyze(text).length <= maxRestatedTerms ? generation.restate(text) : text,
  );
  const all = [...new Set([...texts, ...restated])];
  const vectors = await embedder.embed(all);
  const embeddedOf = (text: string): EmbeddedText => {
    const vector = vectors[all.indexOf(text)];
    if (!vector) throw new TypeError("the embedder returned no vector");
    return { text, vector };
  };
  return texts.map((text, index) => {
    const other = restated[index] ?? text;
    return other === text ? embeddedOf(text) : { ...embeddedOf(text), restated: embeddedOf(other) };
  });
}

function standsAlone({ evidence, answering }: UnderstoodQuery): boolean {
  const likelihood = evidence.questions[0]?.likelihood ?? 0;
  return answering >= aloneMinAnswering && likelihood >= aloneMinLikelihood;
}

function hasLeft(query: string, { answering }: UnderstoodQuery): boolean {
  return answering < leftMaxAnswering && analyze(query).length >= leftMinTerms;
}
