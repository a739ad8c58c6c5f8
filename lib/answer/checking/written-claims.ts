import type { Generation } from "@/lib/index/load-generation";
import type { ClaimWords } from "./context";
import { evidenceOf } from "./evidence";
import { isNegator } from "./negation";
import { sidesOf } from "./opposites";
import { readWords, type Word } from "./read-words";

/** What a word that turns a sentence round counts for, as a word's inverse document frequency; such words are common. */
const turningWeight = 3;
/** What any other word that carries no topic counts for. */
const plainWeight = 0.6;

/** Share of a claim's words that a written sentence must hold to be what the claim says. */
const saidFrom = 0.8;
/** How much more of them one written false must hold than every sentence known to be true. */
const falseLead = 0.02;
/** How much more one written true must hold than every one written false: it speaks against other signs. */
const trueLead = 0.25;

/** Sentences about one passage, as sets of stems. */
interface WrittenClaims {
  /** The passage's own. */
  readonly stated: readonly ReadonlySet<string>[];
  readonly truths: readonly ReadonlySet<string>[];
  readonly falsehoods: readonly ReadonlySet<string>[];
}

const prepared = new WeakMap<Generation, Map<string, WrittenClaims>>();

/**
 * What the guide's authors wrote of a passage beside it says of a claim: `false` where the claim says,
 * in nearly the same words, what they wrote down as false, and says it more nearly than anything that
 * the passage or they hold true; `true` where it clearly is the other way about. Told by words alone,
 * those that turn a sentence round among them.
 */
export function compareWithWritten(
  claim: ClaimWords,
  passageIds: readonly string[],
  generation: Generation,
): "true" | "false" | "open" {
  const weighted = weigh(claim);
  const written = passageIds.map((id) => readWrittenClaims(generation, id));
  const best = (sets: readonly ReadonlySet<string>[]) =>
    Math.max(0, ...sets.map((stems) => shareHeld(weighted, stems)));
  const falsehood = best(written.flatMap(({ falsehoods }) => falsehoods));
  const truth = best(written.flatMap(({ truths }) => truths));
  const stated = best(written.flatMap(({ stated: sentences }) => sentences));
  if (falsehood >= saidFrom && falsehood > Math.max(truth, stated) + falseLead) return "false";
  if (truth >= saidFrom && truth >= falsehood + trueLead) return "true";
  return "open";
}

type Weighted = readonly { readonly stem: string; readonly weight: number }[];

function weigh({ words, weightOf }: ClaimWords): Weighted {
  return words.map((word, at) => ({
    stem: word.stem,
    weight: word.isContent
      ? weightOf(word.stem)
      : turnsRound(word, at, words)
        ? turningWeight
        : plainWeight,
  }));
}

function turnsRound(word: Word, at: number, words: readonly Word[]): boolean {
  return sidesOf(word).length > 0 || isNegator(words, at);
}

function shareHeld(weighted: Weighted, stems: ReadonlySet<string>): number {
  let total = 0;
  let held = 0;
  for (const { stem, weight } of weighted) {
    total += weight;
    if (stems.has(stem)) held += weight;
  }
  return total === 0 ? 0 : held / total;
}

/** What is written of a passage, read when first asked for; beside its own sentences, nothing where nobody wrote any. */
export function readWrittenClaims(generation: Generation, passageId: string): WrittenClaims {
  const known = prepared.get(generation) ?? new Map<string, WrittenClaims>();
  prepared.set(generation, known);
  const found = known.get(passageId);
  if (found) return found;
  const groups = generation.claims.get(passageId) ?? [];
  const made = {
    stated: evidenceOf(generation, passageId).sentences.map(({ words }) => stemsOf(words)),
    truths: groups.flatMap(({ truths }) => truths.map((text) => stemsOf(readWords(text)))),
    falsehoods: groups.flatMap(({ falsehoods }) =>
      falsehoods.map((text) => stemsOf(readWords(text))),
    ),
  };
  known.set(passageId, made);
  return made;
}

/** All stems, those of words without a topic included. */
function stemsOf(words: readonly Word[]): ReadonlySet<string> {
  return new Set(words.map(({ stem }) => stem));
}
