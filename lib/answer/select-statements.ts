import { analyze } from "@/lib/index/analyze-text";
import { targetWords } from "./answer-length";
import type { Quotable, QuoteRequest } from "./quotable";

/** Statements that stand together: a sentence with what it leans on, or a list with its lead-in. */
export interface QuoteUnit {
  readonly statements: readonly Quotable[];
  /** How well it answers the whole query, and each of its parts. */
  readonly score: number;
  readonly partScores: readonly number[];
  readonly words: number;
}

/** Two statements this close in words say the same, as a share of the shorter one's terms. */
const sameSayingShare = 0.7;
/** A unit this far below the first one is not about the question any more. */
const relevanceFloor = 0.55;
/** The same for a unit of another question than the best one. */
const otherQuestionFloor = 0.9;
/** The same for the second question's best unit where the query asks of two things. */
const secondPartFloor = 0.55;
/** Advice for the interview says how to answer; it is quoted after what the answer is. */
const advice = /^in (?:an|the|your) interview$/i;
const adviceShare = 0.8;
/** A part is covered by what says this share of what the best unit says of it. */
const coveredShare = 0.85;
/** Weight of the best statement in its unit's score; the rest is the mean. */
const bestShare = 0.7;
/** How far over its target an answer may go to end a list it began. */
const overrun = 1.25;

const leansOnPrevious =
  /^(?:\*\*)?(?:this|that|these|those|it|its|they|their|them|such|both|he|she|there|here|however|but|and|so|also|then|thus|hence|therefore|instead|otherwise|likewise|similarly|conversely|moreover|furthermore|in contrast|by contrast|for example|for instance|for that reason|as a result|in that case|the same|the former|the latter|the other|another|each of these|none of these|either way|only then|even so|still|yet)\b/i;

/**
 * Chooses what to quote: the unit that answers best comes first; then the best for each part of the
 * question that is not covered yet; then those that add most, until the length asked for is reached.
 * After the first, units stand in reading order, question by question.
 */
export function selectUnits(request: QuoteRequest): QuoteUnit[] {
  const units = groupUnits(request);
  const [primary] = request.questionNumbers;
  const byScore = (unit: QuoteUnit) => unit.score;
  const leads = units.filter((unit) => opens(unit) && firstOf(unit).questionNumber === primary);
  const lead = bestBy(leads, byScore) ?? bestBy(units, byScore);
  if (!lead) return [];
  const chosen = [lead];
  const target = targetWords[request.length];
  let words = lead.words;
  const take = (unit: QuoteUnit) => {
    chosen.push(unit);
    words += unit.words;
  };
  request.parts.forEach((_, part) => {
    const other = bestBy(units.filter(opens), (unit) => unit.partScores[part] ?? 0);
    if (!other || isCovered(part, other, chosen) || isSaid(other, chosen)) return;
    take(other);
  });
  const second = request.questionNumbers[1];
  if (!chosen.some((unit) => firstOf(unit).questionNumber === second)) {
    const fit = (unit: QuoteUnit) => Math.max(unit.score, ...unit.partScores);
    const others = units.filter((unit) => opens(unit) && firstOf(unit).questionNumber === second);
    const other = bestBy(others, fit);
    const floor = request.parts.length > 0 ? secondPartFloor : otherQuestionFloor;
    if (other && fit(other) >= lead.score * floor && !isSaid(other, chosen)) take(other);
  }
  const rest = units.filter((unit) => !chosen.includes(unit)).sort((a, b) => b.score - a.score);
  for (const unit of rest) {
    if (words >= target) break;
    const isOther = firstOf(unit).questionNumber !== primary;
    const floor = isOther ? otherQuestionFloor : relevanceFloor;
    if (unit.score < lead.score * floor) continue;
    if (words + unit.words > target * overrun || isSaid(unit, chosen)) continue;
    take(unit);
  }
  const rank = (unit: QuoteUnit) => request.questionNumbers.indexOf(firstOf(unit).questionNumber);
  const [, ...others] = chosen;
  others.sort((a, b) => rank(a) - rank(b) || firstOf(a).order - firstOf(b).order);
  return [lead, ...others];
}

/** Cuts the statements, in reading order, into units that can be quoted without their neighbours. */
function groupUnits({ statements, query, parts, questionNumbers }: QuoteRequest): QuoteUnit[] {
  const inOrder = statements
    .filter(({ questionNumber }) => questionNumbers.includes(questionNumber))
    .sort((a, b) => a.order - b.order);
  const terms = new Set(analyze(query));
  const partTerms = parts.map((part) => new Set(analyze(part)));
  const units: QuoteUnit[] = [];
  let open: Quotable[] = [];
  const close = () => {
    if (open.length > 0) units.push(makeUnit(open, terms, partTerms));
    open = [];
  };
  for (const statement of inOrder) {
    const previous = open.at(-1);
    const adjacent = previous !== undefined && previous.order + 1 === statement.order;
    const samePlace = adjacent && previous.n === statement.n;
    const continuesList =
      samePlace && statement.kind === "item" && (previous.kind === "item" || previous.announces);
    const leans =
      samePlace &&
      ((statement.kind === "sentence" && leansOnPrevious.test(statement.markdown)) ||
        (previous.announces && statement.kind !== "sentence") ||
        statement.kind === "formula" ||
        statement.kind === "code");
    if (!continuesList && !leans) close();
    open.push(statement);
  }
  close();
  return units.filter(
    (unit) =>
      standsAlone(firstOf(unit)) && !unit.statements.every((statement) => statement.announces),
  );
}

function makeUnit(
  statements: readonly Quotable[],
  terms: ReadonlySet<string>,
  partTerms: readonly ReadonlySet<string>[],
): QuoteUnit {
  const scoreBy = (scoreOf: (statement: Quotable) => number) => {
    const scores = statements.map(scoreOf);
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    return bestShare * Math.max(...scores) + (1 - bestShare) * mean;
  };
  return {
    statements,
    score: scoreBy((statement) => scoreStatement(statement, statement.similarity, terms)),
    partScores: partTerms.map((own, part) =>
      scoreBy((statement) => scoreStatement(statement, statement.partSimilarities[part] ?? 0, own)),
    ),
    words: statements.reduce((sum, { plain }) => sum + plain.split(" ").length, 0),
  };
}

function scoreStatement(
  statement: Quotable,
  similarity: number,
  terms: ReadonlySet<string>,
): number {
  const own = new Set(analyze(statement.plain));
  let shared = 0;
  for (const term of terms) if (own.has(term)) shared += 1;
  const overlap = terms.size > 0 ? shared / terms.size : 0;
  const fit =
    0.6 * Math.max(0, similarity) + 0.2 * overlap + 0.2 * Math.max(0, statement.headingSimilarity);
  return advice.test(statement.heading) ? fit * adviceShare : fit;
}

/** A plain sentence that needs no other; an answer, or the answer to a part, may begin with it. */
function opens(unit: QuoteUnit): boolean {
  const first = firstOf(unit);
  return first.kind === "sentence" && !first.announces;
}

/** True when what is chosen says nearly as much about a part as the best unit would. */
function isCovered(part: number, candidate: QuoteUnit, chosen: readonly QuoteUnit[]): boolean {
  const reached = Math.max(...chosen.map((unit) => unit.partScores[part] ?? 0));
  return reached >= (candidate.partScores[part] ?? 0) * coveredShare;
}

/** False for a sentence that leans on one not quoted, and for a formula or table out of the blue. */
function standsAlone({ kind, markdown }: Quotable): boolean {
  return (kind === "sentence" && !leansOnPrevious.test(markdown)) || kind === "item";
}

/** True when what the unit says has been said by one of the chosen, near enough word for word. */
function isSaid(unit: QuoteUnit, chosen: readonly QuoteUnit[]): boolean {
  return unit.statements.every((statement) => {
    const terms = new Set(analyze(statement.plain));
    return chosen.some((other) =>
      other.statements.some((said) => {
        const saidTerms = new Set(analyze(said.plain));
        const shorter = Math.min(terms.size, saidTerms.size);
        let shared = 0;
        for (const term of terms) if (saidTerms.has(term)) shared += 1;
        return shorter > 0 && shared / shorter >= sameSayingShare;
      }),
    );
  });
}

function bestBy(
  units: readonly QuoteUnit[],
  scoreOf: (unit: QuoteUnit) => number,
): QuoteUnit | undefined {
  return units.reduce<QuoteUnit | undefined>(
    (winner, unit) => (winner && scoreOf(winner) >= scoreOf(unit) ? winner : unit),
    undefined,
  );
}

function firstOf(unit: QuoteUnit): Quotable {
  const first = unit.statements[0];
  if (!first) throw new RangeError("a unit without statements");
  return first;
}
