import { analyze } from "@/lib/index/analyze-text";
import { targetWords } from "./answer-length";
import type { Quotable, QuoteRequest } from "./quotable";

/** Statements that stand together: a sentence with what it leans on, or a list with its lead-in. */
export interface QuoteUnit {
  readonly statements: readonly Quotable[];
  readonly score: number;
  readonly words: number;
}

/** Two statements this close in words say the same, as a share of the shorter one's terms. */
const sameSayingShare = 0.7;
/** A unit this far below the first one is not about the question any more. */
const relevanceFloor = 0.55;
/** How far over its target an answer may go to end a list it began. */
const overrun = 1.25;

const leansOnPrevious =
  /^(?:\*\*)?(?:this|that|these|those|it|its|they|their|them|such|both|he|she|there|here|however|but|and|so|also|then|thus|hence|therefore|instead|otherwise|likewise|similarly|conversely|moreover|furthermore|in contrast|by contrast|for example|for instance|for that reason|as a result|in that case|the same|the former|the latter|the other|another|each of these|none of these|either way|only then|even so|still|yet)\b/i;

/**
 * Chooses what to quote: the unit that answers best comes first, then the units that add most,
 * in reading order, until the length asked for is reached.
 */
export function selectUnits(request: QuoteRequest): QuoteUnit[] {
  const units = groupUnits(request);
  const [primary] = request.questionNumbers;
  const lead = best(units.filter((unit) => canLead(unit, primary))) ?? best(units);
  if (!lead) return [];
  const chosen = [lead];
  const target = targetWords[request.length];
  let words = lead.words;
  for (const number of request.questionNumbers.slice(1)) {
    const other = best(units.filter((unit) => canLead(unit, number) && !isSaid(unit, chosen)));
    if (other) {
      chosen.push(other);
      words += other.words;
    }
  }
  const rest = units.filter((unit) => !chosen.includes(unit)).sort((a, b) => b.score - a.score);
  for (const unit of rest) {
    if (words >= target) break;
    if (unit.score < lead.score * relevanceFloor) break;
    if (words + unit.words > target * overrun || isSaid(unit, chosen)) continue;
    chosen.push(unit);
    words += unit.words;
  }
  const rank = (unit: QuoteUnit) => request.questionNumbers.indexOf(firstOf(unit).questionNumber);
  const [, ...others] = chosen;
  others.sort((a, b) => rank(a) - rank(b) || firstOf(a).order - firstOf(b).order);
  return [lead, ...others];
}

/** Cuts the statements, in reading order, into units that can be quoted without their neighbours. */
function groupUnits({ statements, query, questionNumbers }: QuoteRequest): QuoteUnit[] {
  const inOrder = statements
    .filter(({ questionNumber }) => questionNumbers.includes(questionNumber))
    .sort((a, b) => a.order - b.order);
  const terms = new Set(analyze(query));
  const units: QuoteUnit[] = [];
  let open: Quotable[] = [];
  const close = () => {
    if (open.length > 0) units.push(makeUnit(open, terms));
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
    (unit) => !leansOnPrevious.test(firstOf(unit).markdown) && !announcesOnly(unit),
  );
}

function makeUnit(statements: readonly Quotable[], terms: ReadonlySet<string>): QuoteUnit {
  const scores = statements.map((statement) => scoreStatement(statement, terms));
  const bestScore = Math.max(...scores);
  const meanScore = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  return {
    statements,
    score: statements.length > 1 ? 0.7 * bestScore + 0.3 * meanScore : bestScore,
    words: statements.reduce((sum, { plain }) => sum + plain.split(" ").length, 0),
  };
}

function scoreStatement(statement: Quotable, terms: ReadonlySet<string>): number {
  const own = new Set(analyze(statement.plain));
  let shared = 0;
  for (const term of terms) if (own.has(term)) shared += 1;
  const overlap = terms.size > 0 ? shared / terms.size : 0;
  return (
    0.6 * Math.max(0, statement.similarity) +
    0.2 * overlap +
    0.2 * Math.max(0, statement.headingSimilarity)
  );
}

function canLead(unit: QuoteUnit, questionNumber: number | undefined): boolean {
  const first = firstOf(unit);
  return first.questionNumber === questionNumber && first.kind === "sentence" && !first.announces;
}

function announcesOnly({ statements }: QuoteUnit): boolean {
  return statements.every((statement) => statement.announces);
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

function best(units: readonly QuoteUnit[]): QuoteUnit | undefined {
  return units.reduce<QuoteUnit | undefined>(
    (winner, unit) => (winner && winner.score >= unit.score ? winner : unit),
    undefined,
  );
}

function firstOf(unit: QuoteUnit): Quotable {
  const first = unit.statements[0];
  if (!first) throw new RangeError("a unit without statements");
  return first;
}
