import { checkClaim } from "@/lib/answer/checking/check-claim";
import { type Claim, splitClaims } from "@/lib/answer/checking/split-claims";
import { withoutMarkers } from "@/lib/answer/markers";
import type { GroundedSentence } from "@/lib/answer/message";
import { normalizeMarkers } from "@/lib/answer/normalize-markers";
import type { Embedder } from "@/lib/embedding/embedder";
import type { EntailmentModel } from "@/lib/entailment/entailment-model";
import type { Generation } from "@/lib/index/load-generation";
import type { LabelledSentence, ScriptedOutput } from "./read-outputs";

/** A labelled sentence and what the check says of it. */
export interface CheckedSentence {
  readonly id: string;
  readonly kind: string;
  readonly label: LabelledSentence;
  /** Undefined where the check takes it for no claim. */
  readonly checked: GroundedSentence | undefined;
}

export interface CheckOutputsTools {
  readonly generation: Generation;
  readonly embedder: Pick<Embedder, "embed">;
  readonly entailment: Pick<EntailmentModel, "judge">;
}

/** Checks every labelled sentence of scripted outputs as the product would. */
export async function checkOutputs(
  outputs: readonly ScriptedOutput[],
  { generation, embedder, entailment }: CheckOutputsTools,
): Promise<CheckedSentence[]> {
  const embed = async (text: string) => {
    const [vector] = await embedder.embed([text]);
    if (!vector) throw new RangeError("the embedder gave no vector");
    return vector;
  };
  const checked: CheckedSentence[] = [];
  for (const { id, kind, sources, output, sentences } of outputs) {
    const claims = findClaims(output, sources);
    for (const label of sentences) {
      const claim = claims(label.text);
      checked.push({
        id,
        kind,
        label,
        checked:
          claim &&
          (await checkClaim(claim, { sources, generation, embed, entail: entailment.judge })),
      });
    }
  }
  return checked;
}

/** Finds the claim of an output that a labelled sentence is. */
export function findClaims(
  output: string,
  sources: ScriptedOutput["sources"],
): (sentence: string) => Claim | undefined {
  const known = new Set(sources.map(({ n }) => n));
  const letters = (text: string) =>
    withoutMarkers(normalizeMarkers(text, known))
      .replace(/[^\p{L}\p{N}]/gu, "")
      .toLowerCase();
  const claims = splitClaims(normalizeMarkers(output, known));
  return (sentence) => {
    const wanted = letters(sentence);
    // A bold label may count as a part of its sentence or not.
    const overlaps = (own: string) =>
      own === wanted ||
      (wanted.includes(own) && own.length > 0.6 * wanted.length) ||
      (own.includes(wanted) && wanted.length > 0.6 * own.length);
    return claims.find(({ text }) => overlaps(letters(text)));
  };
}
