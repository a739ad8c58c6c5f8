import {
  askedSigns,
  estimateRelevance,
  type QuoteCoefficients,
  type QuoteFit,
  type RelevanceSigns,
  relevanceSigns,
} from "@/lib/answer/quote-relevance";
import { readRelevanceSigns } from "@/lib/answer/read-relevance";
import type { Embedder } from "@/lib/embedding/embedder";
import { VivaError } from "@/lib/errors";
import type { Generation } from "@/lib/index/load-generation";
import { fitSigns } from "./fit-signs";
import type { EvaluationSet } from "./read-set";
import { rounded } from "./round-weights";

/** Pull of the weights towards 0. */
const l2 = 0.0001;
/** An observation for each direct sentence more than for others: the first sentence matters most. */
const directTimes = 2;
/** Questions in a fold of the cross-validation. */
const folds = 5;

interface Candidate {
  readonly signs: RelevanceSigns;
  readonly isDirect: boolean;
  readonly isQuoted: boolean;
}

/** How a fit orders sentences for questions that it has not seen. */
interface QuoteOrder {
  /** Share of the questions whose first sentence by this order is direct. */
  readonly firstIsDirect: number;
  /** Mean share of the first five sentences that a good answer quotes. */
  readonly firstFiveQuoted: number;
}

/** The fits, and what each is worth, cross-validated. */
export interface FittedQuotes {
  readonly coefficients: QuoteCoefficients;
  readonly heldOut: Readonly<Record<keyof QuoteCoefficients, QuoteOrder>>;
}

/**
 * Fits how surely a good answer quotes a sentence of the guide, on every sentence of the questions
 * that labelled queries expect; once with what the guide's authors wrote of its statements, once without.
 * @throws {VivaError} `bad-request` where the set labels no sentences, or one that the guide has not
 */
export async function fitQuotes(
  set: EvaluationSet,
  { generation, embedder }: { generation: Generation; embedder: Pick<Embedder, "embed"> },
): Promise<FittedQuotes> {
  const queries = await readCandidates(set, { generation, embedder });
  const plain = queries.map((candidates) => candidates.map(withoutAsked));
  return {
    coefficients: { asked: fitOn(queries.flat()), plain: fitOn(plain.flat()) },
    heldOut: { asked: crossValidate(queries), plain: crossValidate(plain) },
  };
}

function withoutAsked(candidate: Candidate): Candidate {
  const signs = Object.fromEntries(
    relevanceSigns.map((name) => [name, askedSigns.has(name) ? 0 : candidate.signs[name]]),
  ) as RelevanceSigns;
  return { ...candidate, signs };
}

function crossValidate(queries: readonly Candidate[][]): QuoteOrder {
  let firstIsDirect = 0;
  let firstFiveQuoted = 0;
  for (let fold = 0; fold < folds; fold += 1) {
    const coefficients = fitOn(queries.filter((_, index) => index % folds !== fold).flat());
    for (const candidates of queries.filter((_, index) => index % folds === fold)) {
      const score = ({ signs }: Candidate) => estimateRelevance(signs, coefficients);
      const ordered = [...candidates].sort((a, b) => score(b) - score(a));
      firstIsDirect += Number(ordered[0]?.isDirect ?? false);
      firstFiveQuoted += ordered.slice(0, 5).filter(({ isQuoted }) => isQuoted).length / 5;
    }
  }
  return {
    firstIsDirect: rounded(firstIsDirect / queries.length),
    firstFiveQuoted: rounded(firstFiveQuoted / queries.length),
  };
}

function fitOn(candidates: readonly Candidate[]): QuoteFit {
  const cases = candidates.flatMap(({ signs, isDirect, isQuoted }) =>
    Array.from({ length: isDirect ? directTimes : 1 }, () => ({ signs, outcome: isQuoted })),
  );
  return fitSigns(relevanceSigns, cases, { l2, balanced: false });
}

/** One list a query. */
async function readCandidates(
  { paraphrase, sentences }: EvaluationSet,
  { generation, embedder }: { generation: Generation; embedder: Pick<Embedder, "embed"> },
): Promise<Candidate[][]> {
  const labelsById = new Map(sentences.map((labels) => [labels.id, labels]));
  const queries: Candidate[][] = [];
  for (const { id, question: text, expected } of paraphrase) {
    const labels = labelsById.get(id);
    if (!labels) continue;
    const vectors = await embedder.embed([text]);
    const sources = generation.content.passages.filter(({ questionNumber }) =>
      expected.includes(questionNumber),
    );
    const signs = readRelevanceSigns(
      sources.map((passage) => ({ ...passage, passageId: passage.id })),
      { text, vectors },
      generation,
    );
    const direct = new Set(labels.direct);
    const quoted = new Set([...labels.direct, ...labels.useful]);
    const known = new Set<string>();
    const candidates = [...signs].map(([position, own]) => {
      const plain = generation.content.statements[position]?.plain ?? "";
      known.add(plain);
      return { signs: own, isDirect: direct.has(plain), isQuoted: quoted.has(plain) };
    });
    const lost = [...quoted].find((sentence) => !known.has(sentence));
    if (lost) {
      throw new VivaError(
        "bad-request",
        `${id} labels “${lost}”, which the guide's answers to ${expected.join(" and ")} do not hold. Write it as it stands in the guide now, or take it out.`,
      );
    }
    queries.push(candidates);
  }
  if (queries.length === 0) {
    throw new VivaError("bad-request", "The set has no a_sentences.jsonl to fit on.");
  }
  return queries;
}
