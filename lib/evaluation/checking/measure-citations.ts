import { splitClaims } from "@/lib/answer/checking/split-claims";
import type { CollectedAnswer } from "@/lib/answer/collect-answer";
import { findMarkers, withoutMarkers } from "@/lib/answer/markers";
import { markdownToPlainText } from "@/lib/guide/markdown";
import { estimateMean } from "../metrics";
import type { Measure } from "../outcome";

/** One entry for each thing counted over a set of answers. */
interface Counts {
  readonly resolved: boolean[];
  readonly recalled: boolean[];
  readonly precise: boolean[];
}

/**
 * Citation recall and precision of quoted answers after ALCE, with an oracle of their own instead of
 * an entailment model: a quoted sentence is borne out when its words stand in a cited passage.
 * Recall is the share of claims that their cited passages bear out together; precision the share of
 * citations without which their claim would not be borne out, or which bear it out alone.
 * @see Gao, Yen, Yu & Chen, "Enabling Large Language Models to Generate Text with Citations", 2023
 */
export function measureCitations(
  answers: readonly Pick<CollectedAnswer, "text" | "sources">[],
): Measure[] {
  const counts: Counts = { resolved: [], recalled: [], precise: [] };
  for (const answer of answers) count(answer, counts);
  const measure = (name: string, values: readonly boolean[]): Measure => ({
    name: `citation ${name}`,
    estimate: estimateMean(values.map(Number)),
  });
  return [
    measure("markers resolve", counts.resolved),
    measure("recall", counts.recalled),
    measure("precision", counts.precise),
  ];
}

function count({ text, sources }: Pick<CollectedAnswer, "text" | "sources">, counts: Counts): void {
  const textOf = new Map(sources.map((source) => [source.n, letters(source.text)]));
  counts.resolved.push(...findMarkers(text).map(({ n }) => textOf.has(n)));
  for (const claim of splitClaims(text)) {
    const words = letters(withoutMarkers(claim.text));
    const isBorneOut = (numbers: readonly number[]) =>
      numbers.some((n) => textOf.get(n)?.includes(words));
    const recalled = isBorneOut(claim.markers);
    counts.recalled.push(recalled);
    for (const n of claim.markers) {
      const others = claim.markers.filter((other) => other !== n);
      counts.precise.push(recalled && (isBorneOut([n]) || !isBorneOut(others)));
    }
  }
}

function letters(markdown: string): string {
  return markdownToPlainText(markdown)
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}
