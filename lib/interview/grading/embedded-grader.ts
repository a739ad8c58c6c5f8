import { createHash } from "node:crypto";
import type { Embedder } from "@/lib/embedding/embedder";
import type { EntailmentModel } from "@/lib/entailment/entailment-model";
import { analyze } from "@/lib/index/analyze-text";
import type { Generation } from "@/lib/index/load-generation";
import { dot } from "@/lib/vectors";
import { chooseBand } from "../choose-band";
import type { Grade, GradedPoint, Grader, PointVerdict, Rubric } from "../grade";
import { isForeign } from "./check-language";
import { chooseFlags } from "./choose-flags";
import {
  applyRegression,
  estimatePoints,
  interpolate,
  type PointEstimate,
  readAnswerSigns,
} from "./estimate-coverage";
import {
  type GradingMaterial,
  gatherMaterial,
  type PointMaterial,
  type Probe,
} from "./gather-material";
import { clearPoint, emptyAnswer, type Refusal, rangeOf, ungraded } from "./grade-parts";
import { type GraderCoefficients, graderCoefficients } from "./grader-coefficients";
import { plainLimit } from "./measure-style";
import { nearestProbe, readPointSigns } from "./point-signs";
import { type ReadAnswer, readAnswer } from "./read-answer";

/** Raise when the code changes grades; coefficients, model and guide change the version themselves. */
const codeVersion = 3;
/** A sentence is denied as likely as not. */
const surelyDenied = 0.5;

export interface EmbeddedGraderDependencies {
  readonly generation: Generation;
  readonly embedder: Embedder;
  readonly entailment: Pick<EntailmentModel, "judge">;
  /** Others than the fitted ones, for cross-validation. */
  readonly coefficients?: GraderCoefficients;
}

/**
 * Grades without a language model: measures how near each key point comes to a sentence of the
 * answer, in meaning and in words, against how near misconceptions come, has an entailment model read
 * the nearest ones beside it, and estimates coverage with coefficients fitted on answers that people
 * scored. It often takes a false sentence for the true one that is worded alike: it says "covered" and
 * "possibly contradicted", never "correct".
 */
export function createEmbeddedGrader({
  generation,
  embedder,
  entailment,
  coefficients = graderCoefficients,
}: EmbeddedGraderDependencies): Grader {
  const base = {
    grader: "embedded",
    version: describeVersion({ generation, embedder, coefficients }),
  };
  return {
    ...base,
    async grade(rubric, text, { signal } = {}) {
      signal?.throwIfAborted();
      const answer = readAnswer(text);
      const refusal = refuse(answer, rubric);
      if (refusal) return { ...base, ...ungraded(rubric, refusal) };
      const material = await gatherMaterial(rubric, answer, {
        generation,
        embedder,
        entailment,
        signal,
      });
      return { ...base, ...gradeMaterial(rubric, material, coefficients) };
    },
  };
}

function describeVersion({
  generation: { manifest },
  embedder,
  coefficients,
}: Required<Omit<EmbeddedGraderDependencies, "entailment">>): string {
  const parts = [coefficients, embedder.fingerprint, manifest.guideHash];
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("hex");
  return `${codeVersion}-${hash.slice(0, 8)}`;
}

/** Why an answer cannot be measured; undefined where it can. */
function refuse(answer: ReadAnswer, rubric: Rubric): Refusal | undefined {
  if (rubric.points.length === 0) {
    return { reason: "The guide holds no key points for this question.", flags: [] };
  }
  if (analyze(answer.text).length === 0) {
    return emptyAnswer;
  }
  if (isForeign(answer.text)) {
    return {
      reason:
        "The answer seems to be in another language than English, which the embedded grader cannot compare with the guide.",
      flags: [],
    };
  }
  return undefined;
}

type GradeBody = Omit<Grade, "grader" | "version">;

function gradeMaterial(
  rubric: Rubric,
  material: GradingMaterial,
  coefficients: GraderCoefficients,
): GradeBody {
  const { points, questionNumber } = rubric;
  // An answer of nothing but repetition, terms or orders has been read and covers nothing.
  const hasEvidence = material.probes.length > 0;
  const estimates = hasEvidence
    ? estimatePoints(
        points,
        points.map((_, at) => readPointSigns(material, at)),
        coefficients,
      )
    : [];
  const coverage = hasEvidence ? estimateCoverage(rubric, material, estimates, coefficients) : 0;
  const graded = points.map((_, at) =>
    gradePoint(
      rubric,
      material,
      at,
      estimates[at] ?? { covered: 0, contradicted: 0 },
      coefficients,
    ),
  );
  const flags = chooseFlags({ ...material, lead: material.whole.lead }, coverage);
  if (graded.some(({ verdict }) => verdict === "contradicted")) flags.push("contradiction");
  const isPlain = hasEvidence && material.whole.plain >= plainLimit;
  if (isPlain) flags.push("plain-words");
  const ranges = isPlain ? coefficients.plainRanges : coefficients.ranges;
  return {
    questionNumber,
    graded: true,
    band: chooseBand(coverage),
    coverage,
    range: hasEvidence ? rangeOf(coverage, ranges) : { low: 0, high: 0 },
    points: graded,
    flags,
  };
}

/** 0..100, whole. */
function estimateCoverage(
  { points }: Rubric,
  material: GradingMaterial,
  estimates: readonly PointEstimate[],
  { coverage, calibration }: GraderCoefficients,
): number {
  const signs = readAnswerSigns(points, estimates, material.whole);
  return Math.round(100 * interpolate(calibration, applyRegression(coverage, signs)));
}

function gradePoint(
  { points }: Rubric,
  material: GradingMaterial,
  at: number,
  estimate: PointEstimate,
  { thresholds }: GraderCoefficients,
): GradedPoint {
  const point = points[at];
  const compared = material.points[at];
  if (!point || !compared) throw new RangeError(`no point ${at} in the rubric`);
  const verdict = chooseVerdict(estimate, thresholds);
  if (verdict === "missing") return clearPoint(point);
  if (verdict !== "contradicted") {
    return {
      ...clearPoint(point),
      verdict,
      evidence: nearestProbe(material, compared)?.unit.text,
    };
  }
  const denied = deniedProbe(material, compared);
  const nearest = nearestMisconception(denied ? [denied] : material.probes, compared, at);
  const evidence = (nearest?.probe ?? denied ?? nearestProbe(material, compared))?.unit.text;
  return { ...clearPoint(point), verdict, evidence, ...nearest?.misconception };
}

function chooseVerdict(
  { covered, contradicted }: PointEstimate,
  thresholds: GraderCoefficients["thresholds"],
): PointVerdict {
  if (contradicted >= thresholds.contradicted) return "contradicted";
  if (covered >= thresholds.covered) return "covered";
  return covered >= thresholds.unsure ? "unsure" : "missing";
}

/** The sentence that reading finds denied; undefined where it finds none. */
function deniedProbe({ probes }: GradingMaterial, { reading }: PointMaterial): Probe | undefined {
  const { denied, deniedSentence } = reading;
  if (denied < surelyDenied) return undefined;
  return probes.find(({ unit }) => unit.isSentence && unit.text === deniedSentence);
}

/** The point's misconception that one of the pieces is nearer to than to the point. */
function nearestMisconception(
  probes: readonly Probe[],
  { misconceptions }: PointMaterial,
  at: number,
) {
  const leads = misconceptions.flatMap(({ claim, correction, vector }) =>
    probes.map((probe) => ({
      misconception: { misconception: claim, correction },
      probe,
      lead: dot(vector, probe.vector) - (probe.cosines[at] ?? 0),
    })),
  );
  const best = leads.sort((a, b) => b.lead - a.lead)[0];
  return best && best.lead > 0 ? best : undefined;
}
