import { type AnswerSign, type AnswerSigns, answerSigns } from "@/lib/retrieval/answer-signs";
import { type Coefficients, coefficients as fitted } from "@/lib/retrieval/coefficients";
import { estimateAnswering } from "@/lib/retrieval/estimate-confidence";
import { understandQuery } from "@/lib/retrieval/understand-query";
import type { EvaluateDependencies } from "./evaluate";
import { answeredGroups, labelQueries, type QueryGroup } from "./label-queries";
import { type Estimate, estimateMean } from "./metrics";
import type { EvaluationSet } from "./read-set";

/** Answerable questions refused by mistake, in every row of the comparison. */
const falseAbstentionShare = 0.05;
const outsideGroups = ["far", "mid", "near"] as const;

/** What a choice of signs abstains from when it wrongly refuses 5% of (a), (b) and (d). */
export interface AbstentionAblation {
  readonly name: string;
  readonly abstention: Readonly<Record<(typeof outsideGroups)[number], Estimate>>;
}

interface Case {
  readonly group: QueryGroup;
  readonly signs: AnswerSigns;
}

/**
 * Compares the fitted signs with the nearest cosine alone and with each sign left out. Each row has
 * its own threshold, so that all refuse as many answerable questions; the other weights stay.
 */
export async function ablateAbstention(
  set: EvaluationSet,
  { generation, embedder, coefficients = fitted }: EvaluateDependencies,
): Promise<AbstentionAblation[]> {
  const cases: Case[] = [];
  for (const { query, history, group } of labelQueries(set)) {
    // A follow-up that leaves the guide is judged by two searches, not by one set of signs.
    if (group === "left") continue;
    const { evidence } = await understandQuery(query, history, {
      generation,
      embedder,
      coefficients,
    });
    cases.push({ group, signs: evidence.signs });
  }
  const { weights, bias } = coefficients.answering;
  const measure = (name: string, kept: (sign: AnswerSign) => boolean) =>
    compareAt(name, cases, {
      bias,
      threshold: 0,
      weights: Object.fromEntries(
        answerSigns.map((sign) => [sign, kept(sign) ? weights[sign] : 0]),
      ) as Record<AnswerSign, number>,
    });
  return [
    measure("nearest cosine alone", (sign) => sign === "inside"),
    ...answerSigns.map((left) => measure(`without ${left}`, (sign) => sign !== left)),
    measure("all signs", () => true),
  ];
}

function compareAt(
  name: string,
  cases: readonly Case[],
  answering: Coefficients["answering"],
): AbstentionAblation {
  const scored = cases.map(({ group, signs }) => ({
    group,
    answering: estimateAnswering(signs, answering),
  }));
  const threshold = thresholdAt(
    scored.filter(({ group }) => answeredGroups.has(group)).map((one) => one.answering),
    falseAbstentionShare,
  );
  const share = (wanted: QueryGroup) =>
    estimateMean(
      scored
        .filter(({ group }) => group === wanted)
        .map((one) => Number(one.answering < threshold)),
    );
  return {
    name,
    abstention: { far: share("far"), mid: share("mid"), near: share("near") },
  };
}

/**
 * The highest threshold that leaves at most a share of the values below it.
 * @param values - of answerable questions; none gives 0
 */
export function thresholdAt(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}
