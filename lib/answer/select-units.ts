import { analyze } from "@/lib/index/analyze-text";
import { targetWords } from "./answer-length";
import { groupUnits, type QuoteUnit } from "./group-units";
import type { Quotable, QuoteRequest } from "./quotable";

/** Two statements this close in words say the same, as a share of the shorter one's terms. */
const sameSayingShare = 0.7;
/** A unit this far below the first one is not about the question any more. */
const relevanceFloor = 0.55;
/** The same for a unit of another question than the best one, and for an item without its list. */
const otherQuestionFloor = 0.9;
/** The same for the second question's best unit where the query asks of two things. */
const secondPartFloor = 0.55;
/** A part is covered by what says this share of what the best unit says of it. */
const coveredShare = 0.85;
/** How far over its target an answer may go to end a list it began. */
const overrun = 1.25;

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
    const bestScore = (unit: QuoteUnit) => Math.max(unit.score, ...unit.partScores);
    const others = units.filter((unit) => opens(unit) && firstOf(unit).questionNumber === second);
    const other = bestBy(others, bestScore);
    const floor = request.parts.length > 0 ? secondPartFloor : otherQuestionFloor;
    if (other && bestScore(other) >= lead.score * floor && !isSaid(other, chosen)) take(other);
  }
  // A list is quoted whole or, where only a few sentences fit, by the item that answers.
  const rest = units
    .filter((unit) => request.length === "brief" || !isSingleItem(unit))
    .sort((a, b) => b.score - a.score);
  for (const unit of rest) {
    if (words >= target) break;
    if (overlaps(unit, chosen)) continue;
    const isOther = firstOf(unit).questionNumber !== primary;
    const floor = isOther || isSingleItem(unit) ? otherQuestionFloor : relevanceFloor;
    if (unit.score < lead.score * floor) continue;
    if (words + unit.words > target * overrun || isSaid(unit, chosen)) continue;
    take(unit);
  }
  const rank = (unit: QuoteUnit) => request.questionNumbers.indexOf(firstOf(unit).questionNumber);
  const [, ...others] = chosen;
  others.sort((a, b) => rank(a) - rank(b) || firstOf(a).order - firstOf(b).order);
  return [lead, ...others];
}

/** A sentence, or an item that is one: an answer, or the answer to a part, may begin with it. */
function opens(unit: QuoteUnit): boolean {
  const first = firstOf(unit);
  return (first.kind === "sentence" && !first.announces) || isSingleItem(unit);
}

function isSingleItem(unit: QuoteUnit): boolean {
  return unit.statements.length === 1 && firstOf(unit).kind === "item";
}

function overlaps(unit: QuoteUnit, chosen: readonly QuoteUnit[]): boolean {
  return chosen.some((other) =>
    other.statements.some(({ order }) => unit.statements.some((own) => own.order === order)),
  );
}

/** True when what is chosen says nearly as much about a part as the best unit would. */
function isCovered(part: number, candidate: QuoteUnit, chosen: readonly QuoteUnit[]): boolean {
  const reached = Math.max(...chosen.map((unit) => unit.partScores[part] ?? 0));
  return reached >= (candidate.partScores[part] ?? 0) * coveredShare;
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
