import { findConflicts } from "@/lib/answer/checking/conflicts";
import type { ClaimWords } from "@/lib/answer/checking/context";
import { measureCoverage } from "@/lib/answer/checking/coverage";
import { evidenceOf } from "@/lib/answer/checking/evidence";
import { supportFeatures } from "@/lib/answer/checking/judge-claim";
import { readWords } from "@/lib/answer/checking/read-words";
import type { Embedder } from "@/lib/embedding/embedder";
import type { Passage } from "@/lib/guide/types";
import type { Generation } from "@/lib/index/load-generation";
import { fitLogistic, type LogisticFit, type Observation } from "../fit-logistic";
import { findClaims } from "./check-outputs";
import type { ScriptedOutput } from "./read-outputs";

/** Labels that all signs together can tell; the others are matters of one number or name. */
const topical = new Set(["mis-cited", "invented", "contradicted", "altered-scope", undefined]);

interface Pair {
  readonly plain: string;
  readonly passageIds: readonly string[];
  readonly outcome: boolean;
}

export interface FitSupportTools {
  readonly generation: Generation;
  readonly embedder: Pick<Embedder, "embed">;
}

/**
 * Fits how much of a claim its evidence must hold, on the given outputs and on the guide's key
 * points: each beside the passage it rests on, and beside another passage of the same question; and on
 * its misconceptions, each beside the passage of the point it gets wrong. It is what
 * `lib/answer/checking/support-weights.ts` holds.
 */
export async function fitSupport(
  outputs: readonly ScriptedOutput[],
  tools: FitSupportTools,
): Promise<LogisticFit> {
  const scripted = await observe(pairsOf(outputs), tools);
  const authored = await observe(authoredPairs(tools.generation), tools);
  // The outputs are fewer and are what is to be told apart.
  const repeats = Math.max(1, Math.round(authored.length / Math.max(1, scripted.length)));
  const all = [...authored, ...Array.from({ length: repeats }, () => scripted).flat()];
  const size = all[0]?.values.length ?? 0;
  return fitLogistic(all, size, { l2: 0.0005, balanced: true });
}

function pairsOf(outputs: readonly ScriptedOutput[]): Pair[] {
  return outputs
    .filter(({ kind }) => kind !== "language")
    .flatMap(({ output, sources, sentences }) => {
      const claims = findClaims(output, sources);
      return sentences.flatMap(({ text, truth, why }): Pair[] => {
        const claim = claims(text);
        const isWrong = truth === "weak" || (truth === "unsupported" && topical.has(why));
        if (!claim || claim.markers.length === 0 || !(truth === "supported" || isWrong)) return [];
        const passageIds = sources
          .filter(({ n }) => claim.markers.includes(n))
          .map(({ passageId }) => passageId);
        return [{ plain: claim.plain, passageIds, outcome: !isWrong }];
      });
    });
}

function authoredPairs(generation: Generation): Pair[] {
  return [...keyPointPairs(generation), ...misconceptionPairs(generation)];
}

function misconceptionPairs({ content, passagesByNumber }: Generation): Pair[] {
  return content.guide.questions.flatMap(({ number, details }) =>
    (details?.misconceptions ?? []).flatMap(({ claim, keyPoint }): Pair[] => {
      const words = details?.keyPoints.find(({ id }) => id === keyPoint)?.passage ?? "";
      const own = (passagesByNumber.get(number) ?? []).find((passage) => holds(passage, words));
      return own ? [{ plain: claim, passageIds: [own.id], outcome: false }] : [];
    }),
  );
}

function holds({ text }: Passage, words: string): boolean {
  return text.replace(/\s+/g, " ").includes(words.replace(/\s+/g, " "));
}

function keyPointPairs({ content, passagesByNumber }: Generation): Pair[] {
  return content.guide.questions.flatMap(({ number, details }) =>
    (details?.keyPoints ?? []).flatMap(({ statement, passage: words }, index): Pair[] => {
      const passages = passagesByNumber.get(number) ?? [];
      const own = passages.find((passage) => holds(passage, words));
      const others = passages.filter((passage) => passage !== own);
      const other = others[(index * 7) % Math.max(1, others.length)];
      if (!own || !other) return [];
      return [
        { plain: statement, passageIds: [own.id], outcome: true },
        { plain: statement, passageIds: [other.id], outcome: false },
      ];
    }),
  );
}

async function observe(
  pairs: readonly Pair[],
  { generation, embedder }: FitSupportTools,
): Promise<Observation[]> {
  const observations: Observation[] = [];
  for (const { plain, passageIds, outcome } of pairs) {
    const claim: ClaimWords = {
      plain,
      words: readWords(plain),
      weightOf: (stem) => generation.lexical.passages.idf(stem),
    };
    const passages = passageIds.map((id) => evidenceOf(generation, id));
    const coverage = measureCoverage(claim, passages);
    const conflicts = findConflicts(claim, passages, coverage);
    const [vector] = await embedder.embed([plain]);
    const cosines = passages.flatMap(({ sentences }) =>
      sentences.map(({ position }) =>
        vector ? generation.cosineOfStatement(position, vector) : 0,
      ),
    );
    const values = supportFeatures({ coverage, conflicts, cosine: Math.max(0, ...cosines) });
    observations.push({ values, outcome });
  }
  return observations;
}
