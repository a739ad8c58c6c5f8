import { dot } from "@/lib/vectors";
import type { GradingMaterial, PointMaterial, Probe } from "./gather-material";

/**
 * What can be measured of an answer and one key point. Lexical signs weigh a term by how rare it is
 * in the guide and leave out the question's own; "near" is a cosine, −1..1.
 */
export const pointSigns = [
  /** The nearest sentence or clause. */
  "nearest",
  /** The same without the question's direction; and of whole sentences alone. */
  "nearestResidual",
  "nearestResidualSentence",
  /** The nearest statement of the point's passage, without the question's direction. */
  "nearestStatement",
  /** How far a piece is nearer to this point than to any other of the question. */
  "margin",
  /** How far the sentence stands out that is dealt to the point, each to one point. */
  "assigned",
  /** How far the nearest piece is nearer to a misconception of the question than to the point. */
  "misconceptionLead",
  /** The same for the point's own misconceptions, over all pieces; and how near they come. */
  "ownMisconceptionLead",
  "ownMisconception",
  "ownMisconceptionSquared",
  /** How far the piece nearest to a misconception of the point is nearer to it than to any point. */
  "misconceptionOverPoints",
  /** Both at once: nearer to the misconception, and near. */
  "misconceptionPull",
  /** Share of the point's terms in the answer, in one sentence; of the terms only this point has. */
  "recall",
  "recallSentence",
  "recallOwn",
  /** Count of the point's terms in the answer. */
  "hits",
  /** Share of the nearest piece's terms that the point's passage holds. */
  "passageShare",
  /** Of the nearest sentence: terms the passage lacks, words that carry no topic, as shares. */
  "foreign",
  "functionShare",
  /** Of the nearest sentence: counts of words such as "always", and of negations. */
  "absolute",
  "negation",
  "absoluteNear",
  "absoluteMisconception",
  /** What reading sentences beside the point and its passage tells; see `PointReading`. */
  "entailed",
  "denied",
] as const;
export type PointSign = (typeof pointSigns)[number];
export type PointSigns = Readonly<Record<PointSign, number>>;

/** Grave errors are mostly put without reserve. */
const absoluteWord =
  /\b(?:always|never|fully|completely|guarantee[sd]?|entirely|impossible|perfectly|no longer|automatically|exactly|solve[sd]?|simply|basically|the same|nothing|any ?more|no need|immediately|proves?|eliminates?|only|must|all|every|any|best|just|instead)\b/gi;
const negationWord = /\b(?:not|no|never|without|cannot|nothing|none|nor|neither)\b|n['’]t\b/gi;

/** For an answer, or a point, of which nothing can be compared. */
const lowestLead = -0.5;

/** The sentence or clause nearest to a point; undefined for an answer without any. */
export function nearestProbe(
  { probes }: Pick<GradingMaterial, "probes">,
  point: Pick<PointMaterial, "residual">,
): Probe | undefined {
  return probes.reduce<Probe | undefined>(
    (best, probe) =>
      best && dot(best.residual, point.residual) >= dot(probe.residual, point.residual)
        ? best
        : probe,
    undefined,
  );
}

/** @param at - position of the point in the rubric */
export function readPointSigns(material: GradingMaterial, at: number): PointSigns {
  const { probes, points, weightOf } = material;
  const point = points[at];
  if (!point) throw new RangeError(`no point ${at} in the rubric`);
  const sentences = probes.filter(({ unit }) => unit.isSentence);
  const cosine = (probe: Probe) => probe.cosines[at] ?? 0;
  const residual = (probe: Probe) => dot(probe.residual, point.residual);
  const share = (wanted: ReadonlySet<string>, held: ReadonlySet<string>) =>
    heldShare(wanted, held, weightOf);
  const answerTerms = new Set(probes.flatMap(({ terms }) => [...terms]));
  const nearest = nearestProbe(material, point);
  const around = sentences.find(({ unit }) => unit.sentence === nearest?.unit.sentence);
  const wrong = (probe: Probe) =>
    Math.max(-1, ...point.misconceptions.map(({ vector }) => dot(vector, probe.vector)));
  const isComparable = point.misconceptions.length > 0 && probes.length > 0;
  const ownMisconceptionLead = isComparable
    ? Math.max(...probes.map((probe) => wrong(probe) - cosine(probe)))
    : lowestLead;
  const ownMisconception = highest(probes, wrong);
  const wrongest = probes.reduce<Probe | undefined>(
    (best, probe) => (best && wrong(best) >= wrong(probe) ? best : probe),
    undefined,
  );
  const nearestResidual = highest(probes, residual);
  const absolute = around?.unit.text.match(absoluteWord)?.length ?? 0;
  return {
    nearest: highest(probes, cosine),
    nearestResidual,
    nearestResidualSentence: highest(sentences, residual),
    nearestStatement: highest(probes, (probe) =>
      Math.max(-1, ...point.statements.map((statement) => dot(statement, probe.residual))),
    ),
    margin: Math.max(
      lowestLead,
      ...probes.map(
        ({ cosines }) => (cosines[at] ?? 0) - Math.max(-1, ...cosines.filter((_, i) => i !== at)),
      ),
    ),
    assigned: point.assigned,
    misconceptionLead: nearest ? nearest.wrong - cosine(nearest) : 0,
    ownMisconceptionLead,
    ownMisconception,
    misconceptionOverPoints:
      wrongest && isComparable ? wrong(wrongest) - Math.max(...wrongest.cosines) : lowestLead,
    ownMisconceptionSquared: ownMisconception ** 2,
    misconceptionPull: Math.max(0, ownMisconceptionLead) * ownMisconception,
    recall: share(point.terms, answerTerms),
    recallSentence: highest(sentences, ({ terms }) => share(point.terms, terms)),
    recallOwn: share(point.ownTerms, answerTerms),
    hits: [...point.terms].filter((term) => answerTerms.has(term) && weightOf(term) > 0).length,
    passageShare: nearest ? share(nearest.terms, point.passageTerms) : 0,
    foreign: around
      ? [...around.terms].filter((term) => !point.passageTerms.has(term)).length /
        Math.max(1, around.terms.size)
      : 0,
    functionShare: around
      ? 1 - around.terms.size / Math.max(1, around.unit.text.split(/\s+/).length)
      : 0,
    absolute,
    negation: around?.unit.text.match(negationWord)?.length ?? 0,
    absoluteNear: absolute * nearestResidual,
    absoluteMisconception: absolute * ownMisconception,
    entailed: point.reading.entailed,
    denied: point.reading.denied,
  };
}

/** 0 for none: a cosine below 0 says no more than one of 0. */
function highest(probes: readonly Probe[], measure: (probe: Probe) => number): number {
  return probes.reduce((most, probe) => Math.max(most, measure(probe)), 0);
}

function heldShare(
  wanted: ReadonlySet<string>,
  held: ReadonlySet<string>,
  weightOf: (term: string) => number,
): number {
  let all = 0;
  let found = 0;
  for (const term of wanted) {
    const weight = weightOf(term);
    all += weight;
    if (held.has(term)) found += weight;
  }
  return all > 0 ? found / all : 0;
}
