import type { Embedder } from "@/lib/embedding/embedder";
import type { EntailmentModel } from "@/lib/entailment/entailment-model";
import { analyze } from "@/lib/index/analyze-text";
import type { Generation } from "@/lib/index/load-generation";
import { dot, withoutDirection } from "@/lib/vectors";
import type { Rubric } from "../grade";
import { type AnswerStanding, assignSentences, compareGuide } from "./compare-guide";
import { expandTerms } from "./expand-terms";
import { guideMaterial } from "./guide-material";
import { measurePlainness } from "./measure-style";
import type { AnswerUnit, ReadAnswer } from "./read-answer";
import { nothingRead, type PointReading, readPoints } from "./read-points";
import { type SetAsideReason, setAside } from "./set-aside";

/** A sentence or clause of an answer with what it is compared by. */
export interface Probe {
  readonly unit: AnswerUnit;
  readonly vector: Float32Array;
  /** The vector without the question's direction. */
  readonly residual: Float32Array;
  /** Its terms with what they stand for. */
  readonly terms: ReadonlySet<string>;
  /** Cosine with each point of the rubric. */
  readonly cosines: readonly number[];
  /** Highest cosine with a misconception of the question; −1 where it has none. */
  readonly wrong: number;
}

/** A point of the rubric with what it is compared by. */
export interface PointMaterial {
  readonly residual: Float32Array;
  readonly terms: ReadonlySet<string>;
  /** Terms that neither another point nor the question has. */
  readonly ownTerms: ReadonlySet<string>;
  /** Residuals of the statements of its passage. */
  readonly statements: readonly Float32Array[];
  readonly passageTerms: ReadonlySet<string>;
  readonly misconceptions: readonly {
    readonly claim: string;
    readonly correction: string;
    readonly vector: Float32Array;
  }[];
  /** How far the sentence stands out that is dealt to it; see `assignSentences`. */
  readonly assigned: number;
  readonly reading: PointReading;
}

/** What is measured of an answer as a whole. */
export interface WholeAnswer extends AnswerStanding {
  /** Share of the answer's terms that the guide holds. */
  readonly known: number;
  /** How far it is put in everyday words, 0..1. */
  readonly plain: number;
}

/** An answer and a rubric, ready to be compared. */
export interface GradingMaterial {
  readonly answer: ReadAnswer;
  /** Sentences that are no evidence; they are not among the probes. */
  readonly aside: ReadonlyMap<number, SetAsideReason>;
  readonly probes: readonly Probe[];
  readonly points: readonly PointMaterial[];
  /** How much a term tells passages of the guide apart, 0 for the question's own terms. */
  readonly weightOf: (term: string) => number;
  readonly whole: WholeAnswer;
}

/** What an answer is compared by. */
export interface GradingTools {
  readonly generation: Generation;
  readonly embedder: Pick<Embedder, "embed">;
  readonly entailment: Pick<EntailmentModel, "judge">;
  readonly signal?: AbortSignal;
}

/**
 * Compares an answer with a rubric: one call of the embedder for all pieces of the answer, one of the
 * entailment model for the sentences near its points.
 * @throws as `Embedder.embed` and `EntailmentModel.judge`
 */
export async function gatherMaterial(
  rubric: Rubric,
  answer: ReadAnswer,
  { generation, embedder, entailment, signal }: GradingTools,
): Promise<GradingMaterial> {
  const guide = guideMaterial(generation);
  const questionTerms = new Set(analyze(rubric.question));
  const aside = setAside(
    answer.units.filter(({ isSentence }) => isSentence),
    questionTerms,
  );
  const units = answer.units.filter(({ sentence }) => !aside.has(sentence));
  const claims = rubric.points.flatMap(({ misconceptions }) => misconceptions);
  const texts = [
    rubric.question,
    ...rubric.points.map(({ text }) => text),
    ...claims.map(({ claim }) => claim),
    ...units.map(({ text }) => text),
  ];
  const vectors = await guide.embed(texts, embedder, signal);
  const vectorOf = new Map(texts.map((text, at) => [text, vectors[at] ?? new Float32Array()]));
  const lookUp = (text: string) => vectorOf.get(text) ?? new Float32Array();
  const question = lookUp(rubric.question);
  const pointVectors = rubric.points.map(({ text }) => lookUp(text));
  const wrongVectors = claims.map(({ claim }) => lookUp(claim));
  const pointTerms = rubric.points.map(({ text }) => new Set(analyze(text)));

  const probes = units.map((unit): Probe => {
    const vector = lookUp(unit.text);
    return {
      unit,
      vector,
      residual: withoutDirection(vector, question),
      terms: expandTerms(unit.terms, guide.abbreviations),
      cosines: pointVectors.map((point) => dot(point, vector)),
      wrong: Math.max(-1, ...wrongVectors.map((wrong) => dot(wrong, vector))),
    };
  });
  const passages = rubric.points.map(({ passageId }) => guide.statementsOf(passageId));
  const standing = compareGuide(
    units.filter(({ isSentence }) => isSentence).map(({ text }) => lookUp(text)),
    { questionNumber: rubric.questionNumber, points: pointVectors, passages },
    guide,
  );
  const assigned = assignSentences(standing.sentences, rubric.points.length);
  const residuals = pointVectors.map((vector) => withoutDirection(vector, question));
  const readings = await readPoints(
    rubric.points.map((point, at) => ({ ...point, residual: residuals[at] ?? question })),
    probes.filter(({ unit }) => unit.isSentence),
    { generation, entailment, signal },
  );
  return {
    answer,
    aside,
    probes,
    points: rubric.points.map((point, at) => {
      const others = new Set(pointTerms.flatMap((terms, i) => (i === at ? [] : [...terms])));
      const terms = pointTerms[at] ?? new Set<string>();
      return {
        residual: residuals[at] ?? question,
        terms,
        ownTerms: new Set(
          [...terms].filter((term) => !others.has(term) && !questionTerms.has(term)),
        ),
        statements: (passages[at] ?? []).map((vector) => withoutDirection(vector, question)),
        passageTerms: generation.termsOfPassage(point.passageId),
        misconceptions: point.misconceptions.map((misconception) => ({
          ...misconception,
          vector: lookUp(misconception.claim),
        })),
        assigned: assigned[at] ?? 0,
        reading: readings[at] ?? nothingRead,
      };
    }),
    weightOf: (term) => (questionTerms.has(term) ? 0 : generation.lexical.passages.idf(term)),
    whole: {
      ...standing.answer,
      known: shareOf(new Set(units.flatMap(({ terms }) => [...terms])), (term) =>
        generation.lexical.passages.has(term),
      ),
      plain: measurePlainness(answer.text),
    },
  };
}

function shareOf<Item>(items: ReadonlySet<Item>, isIn: (item: Item) => boolean): number {
  return [...items].filter(isIn).length / Math.max(1, items.size);
}
