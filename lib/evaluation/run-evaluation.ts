import type { AnswerDependencies } from "@/lib/answer/answer-request";
import { createCachedEmbedder } from "@/lib/embedding/cached-embedder";
import type { Embedder } from "@/lib/embedding/embedder";
import type { EntailmentModel } from "@/lib/entailment/entailment-model";
import type { Generation } from "@/lib/index/load-generation";
import { createEmbeddedGrader } from "@/lib/interview/grading/embedded-grader";
import { type AbstentionAblation, ablateAbstention } from "./ablate-abstention";
import { ablateRanking } from "./ablate-ranking";
import { type CalibrationBin, calibrationError } from "./calibrate";
import { evaluate } from "./evaluate";
import { collectGrades } from "./grading/collect-grades";
import { type GradingMeasures, measureGrading } from "./grading/measure-grading";
import type { GradingSet } from "./grading/read-grading-set";
import { listMisses, type Miss } from "./list-misses";
import { type BothCited, measureAnswers } from "./measure-answers";
import { measureWordings, type WordingsReport } from "./measure-wordings";
import type { Measure, MeasuredRanking, MetaOutcome } from "./outcome";
import type { EvaluationSet } from "./read-set";

/** Enough for every query and sentence of a set: each is embedded once however often it is used. */
const textsRemembered = 20_000;

/** All that `npm run eval` says of a set; plain data, as `--json` prints it. */
export interface EvaluationReport {
  /** The folder, as it was named. */
  readonly set: string;
  readonly generation: string;
  readonly embeddingModel: string;
  readonly measures: readonly Measure[];
  readonly misses: readonly Miss[];
  readonly missedMeta: readonly MetaOutcome[];
  /** Questions that need two others, whose answers do not cite both. */
  readonly missedCitations: readonly BothCited[];
  readonly calibration: readonly CalibrationBin[];
  readonly calibrationError: number;
  /** What the grader makes of the set's answers, beside its measures. */
  readonly grading: Omit<GradingMeasures, "measures">;
  /** Absent unless asked for. */
  readonly ablation?: {
    readonly ranking: readonly MeasuredRanking[];
    readonly abstention: readonly AbstentionAblation[];
  };
  /** The guide's own wordings, each left out of the index in turn. Absent unless asked for. */
  readonly wordings?: WordingsReport;
}

export interface RunEvaluationOptions {
  readonly name: string;
  readonly set: EvaluationSet;
  readonly grading: GradingSet;
  readonly generation: Generation;
  readonly embedder: Embedder;
  readonly entailment: Pick<EntailmentModel, "judge">;
  readonly embeddedModel: AnswerDependencies["embeddedModel"];
  readonly withAblation: boolean;
  readonly withWordings: boolean;
  /** Told what is being done. */
  readonly onStep?: (step: string) => void;
}

/** Measures search, answers and, if asked for, what each part of the ranking is worth. */
export async function runEvaluation(options: RunEvaluationOptions): Promise<EvaluationReport> {
  const { name, set, generation, embeddedModel, entailment, onStep = () => {} } = options;
  const { withAblation, withWordings } = options;
  const embedder = createCachedEmbedder(options.embedder, { maxEntries: textsRemembered });
  const tools = { generation, embedder, embeddedModel };
  onStep("Searching");
  const evaluation = await evaluate(set, tools);
  onStep("Answering");
  const answers = await measureAnswers(set, tools);
  onStep("Grading");
  const grader = createEmbeddedGrader({ ...tools, entailment });
  const { measures: gradingMeasures, ...grading } = measureGrading(
    await collectGrades(options.grading, { ...tools, grader }),
  );
  if (withAblation) onStep("Taking parts away");
  const ablation = withAblation
    ? {
        ranking: await ablateRanking(set, tools),
        abstention: await ablateAbstention(set, tools),
      }
    : undefined;
  if (withWordings) onStep("Leaving wordings out");
  const wordings = withWordings ? await measureWordings(tools) : undefined;
  return {
    set: name,
    generation: generation.name,
    embeddingModel: generation.manifest.embedding.modelId,
    measures: [...evaluation.measures, ...answers.measures, ...gradingMeasures],
    misses: listMisses(evaluation.outcomes),
    missedMeta: evaluation.meta.filter(({ right }) => !right),
    missedCitations: answers.bothCited.filter(({ right }) => !right),
    calibration: evaluation.calibration,
    calibrationError: calibrationError(evaluation.calibration),
    grading,
    ablation,
    wordings,
  };
}
