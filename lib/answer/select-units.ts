import { targetWords } from "./answer-length";
import { groupUnits, type QuoteUnit } from "./group-units";
import type { Quotable, QuoteRequest } from "./quotable";
import { statementTerms } from "./statement-terms";

/** Two statements this close in words say the same, as a share of the shorter one's terms. */
const sameSayingShare = 0.7;
/** A unit below this share of the first one's score is not about the question any more. */
const relevanceFloor = { brief: 0.5, standard: 0.5, deep: 0.3 } as const;
/** The same for one that carries a key point nothing before it carries. */
const keyPointFloor = { brief: 0.5, standard: 0.3, deep: 0.1 } as const;
/** The same for the best unit of another question that the query asks for, and for its others. */
const askedQuestionFloor = 0.05;
const askedAgainFloor = 0.8;
/** The same for the one unit of a question that was only found close. */
const closeQuestionFloor = 0.4;
/** What a key point of the greatest weight adds to the score of a unit that carries it. */
const keyPointBonus = 0.25;
const greatestWeight = 3;
/** Where the query asks what something is, units with this share of the best score say it equally well. */
const equallyGood = 0.9;
/** What is pointed to of another question is quoted this surely by a good answer, at least. */
const asideFloor = 0.35;
/** A part is covered by what says this share of what the best unit says of it. */
const coveredShare = 0.85;
/** How far over its target an answer may go to end a list it began. */
const overrun = 1.2;

/**
 * Chooses what to quote: the unit that answers best comes first; then the best for each part of the
 * question that is not covered yet and for each question that nothing is quoted from; then those
 * that add most, until the length asked for is reached. A key point of the answer adds to a unit
 * that is the first to carry it.
 * @returns in the order to be read
 */
export function selectUnits(request: QuoteRequest): QuoteUnit[] {
  const units = groupUnits(request);
  const openers = units.filter(opens);
  const [primary] = request.questionNumbers;
  const isOf = (number: number | undefined) => (unit: QuoteUnit) =>
    firstOf(unit).questionNumber === number;
  const bonus = (unit: QuoteUnit) => keyPointBonus * newWeight(unit, []);
  const lead = chooseLead(openers.filter(isOf(primary)), request) ?? bestBy(units, scoreOf);
  if (!lead) return [];
  const chosen = [lead];
  const target = targetWords[request.length];
  let words = lead.words;
  const take = (unit: QuoteUnit) => {
    chosen.push(unit);
    words += unit.words;
  };
  const asked = openers.filter((unit) =>
    request.askedNumbers.includes(firstOf(unit).questionNumber),
  );
  request.parts.forEach((_, part) => {
    const partScore = (unit: QuoteUnit) => (unit.partScores[part] ?? 0) + bonus(unit);
    const other = bestBy(asked, partScore);
    if (!other || isCovered(part, other, chosen) || isSaid(other, chosen)) return;
    take(other);
  });
  const reached = (part: number) => Math.max(...chosen.map((unit) => unit.partScores[part] ?? 0));
  for (const number of request.questionNumbers) {
    const isAsked = request.askedNumbers.includes(number);
    if (chosen.some(isOf(number))) continue;
    // What it adds to a part counts: to repeat the first question's part is not why it was asked.
    const gain = (unit: QuoteUnit) =>
      request.parts.length > 0
        ? Math.max(...unit.partScores.map((score, part) => score - reached(part)))
        : unit.score;
    const others = openers.filter((unit) => isOf(number)(unit) && !isSaid(unit, chosen));
    const other = bestBy(others, (unit) => gain(unit) + bonus(unit));
    if (!other) continue;
    const fits = isAsked
      ? Math.max(other.score, ...other.partScores) >= lead.score * askedQuestionFloor
      : other.score >= lead.score * closeQuestionFloor;
    if (fits) take(other);
  }
  const value = (unit: QuoteUnit) => unit.score + keyPointBonus * newWeight(unit, chosen);
  const isFit = (unit: QuoteUnit) => {
    if (overlaps(unit, chosen) || words + unit.words > target * overrun) return false;
    // A list is quoted whole or by the one item that answers.
    if (isSingleItem(unit) && (newWeight(unit, chosen) === 0 || sharesList(unit, chosen))) {
      return false;
    }
    const number = firstOf(unit).questionNumber;
    if (!request.askedNumbers.includes(number)) return false;
    const isKey = newWeight(unit, chosen) > 0;
    const ownFloor = (isKey ? keyPointFloor : relevanceFloor)[request.length];
    const floor = number === primary ? ownFloor : askedAgainFloor;
    return unit.score >= lead.score * floor && !isSaid(unit, chosen);
  };
  while (words < target) {
    const next = bestBy(units.filter(isFit), value);
    if (!next) break;
    take(next);
  }
  return inReadingOrder(lead, chosen.slice(1), request);
}

/** What says most of one part leads as well as what says some of all. */
function chooseLead(
  openers: readonly QuoteUnit[],
  { isBroad }: Pick<QuoteRequest, "isBroad">,
): QuoteUnit | undefined {
  const best = bestBy(
    openers,
    (unit) =>
      (unit.score + Math.max(unit.score, ...unit.partScores)) / 2 +
      keyPointBonus * newWeight(unit, []),
  );
  if (!best || !isBroad) return best;
  // A guide says what a thing is before it says more of it.
  return openers.find(({ score }) => score >= best.score * equallyGood);
}

/**
 * The first unit, the next best of its question, because that is as far as a hurried reader gets, then
 * what else the first one's passage says, then the rest as it stands in the guide, question by question.
 */
function inReadingOrder(
  lead: QuoteUnit,
  others: readonly QuoteUnit[],
  { questionNumbers }: Pick<QuoteRequest, "questionNumbers">,
): QuoteUnit[] {
  const rank = (unit: QuoteUnit) => questionNumbers.indexOf(firstOf(unit).questionNumber);
  const away = (unit: QuoteUnit) => Number(firstOf(unit).n !== firstOf(lead).n);
  const ordered = [...others].sort(
    (a, b) => rank(a) - rank(b) || away(a) - away(b) || firstOf(a).order - firstOf(b).order,
  );
  const second = bestBy(
    ordered.filter((unit) => opens(unit) && rank(unit) === rank(lead)),
    (unit) => unit.score + keyPointBonus * newWeight(unit, [lead]),
  );
  return second ? [lead, second, ...ordered.filter((unit) => unit !== second)] : [lead, ...ordered];
}

/**
 * What to quote of the question an answer only points to: what says most of one of the parts.
 * @param chosen - what is quoted already
 * @returns undefined where there is no such question, it is quoted already, nothing of it is near enough,
 *   or all has been said
 */
export function selectAside(
  request: QuoteRequest,
  chosen: readonly QuoteUnit[],
): QuoteUnit | undefined {
  const { aside, length } = request;
  if (!aside || length === "brief") return undefined;
  if (chosen.some((unit) => firstOf(unit).questionNumber === aside.number)) return undefined;
  const units = groupUnits({ ...request, questionNumbers: [aside.number] }).filter(opens);
  const bestPart = (unit: QuoteUnit) => Math.max(unit.score, ...unit.partScores);
  return bestBy(
    units.filter((unit) => bestPart(unit) >= asideFloor && !isSaid(unit, chosen)),
    bestPart,
  );
}

/** Weight of the key points that a unit is the first to carry, as a share of the greatest, 0..1. */
function newWeight(unit: QuoteUnit, chosen: readonly QuoteUnit[]): number {
  const carried = new Set(chosen.flatMap(keyPointsOf).map(({ id }) => id));
  const weights = keyPointsOf(unit).flatMap(({ id, weight }) => (carried.has(id) ? [] : [weight]));
  return weights.length > 0 ? Math.max(...weights) / greatestWeight : 0;
}

function keyPointsOf({ statements }: QuoteUnit): Quotable["keyPoints"] {
  return statements.flatMap(({ keyPoints }) => keyPoints);
}

function sharesList(unit: QuoteUnit, chosen: readonly QuoteUnit[]): boolean {
  const { block } = firstOf(unit);
  return chosen.some(({ statements }) => statements.some((statement) => statement.block === block));
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
    const terms = statementTerms(statement.plain);
    return chosen.some((other) =>
      other.statements.some((said) => {
        const saidTerms = statementTerms(said.plain);
        const shorter = Math.min(terms.size, saidTerms.size);
        let shared = 0;
        for (const term of terms) if (saidTerms.has(term)) shared += 1;
        return shorter > 0 && shared / shorter >= sameSayingShare;
      }),
    );
  });
}

function scoreOf({ score }: QuoteUnit): number {
  return score;
}

function bestBy(
  units: readonly QuoteUnit[],
  worth: (unit: QuoteUnit) => number,
): QuoteUnit | undefined {
  return units.reduce<QuoteUnit | undefined>(
    (winner, unit) => (winner && worth(winner) >= worth(unit) ? winner : unit),
    undefined,
  );
}

function firstOf(unit: QuoteUnit): Quotable {
  const first = unit.statements[0];
  if (!first) throw new RangeError("a unit without statements");
  return first;
}
