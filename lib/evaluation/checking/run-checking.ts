import path from "node:path";
import type { AnswerTools } from "../answer-queries";
import { answerQuery } from "../answer-queries";
import { labelQueries } from "../label-queries";
import type { Measure } from "../outcome";
import type { EvaluationSet } from "../read-set";
import { type CheckedSentence, checkOutputs } from "./check-outputs";
import { fitSupport, type SupportFit } from "./fit-support";
import {
  isAlarm,
  isDoubted,
  isHeldOut,
  type KindResult,
  measureByKind,
  measureChecking,
} from "./measure-checking";
import { measureCitations } from "./measure-citations";
import { readOutputs } from "./read-outputs";

/** All that `npm run eval -- --checking` says; plain data, as `--json` prints it. */
export interface CheckingReport {
  readonly measures: readonly Measure[];
  /** Of the outputs that nothing was chosen on. */
  readonly kinds: readonly KindResult[];
  /** Wrong sentences that pass and honest ones that are doubted. */
  readonly misses: readonly CheckedSentence[];
  readonly fit?: SupportFit;
}

export interface RunCheckingOptions {
  /** Folder with `checking/outputs.jsonl`. */
  readonly folder: string;
  readonly set: EvaluationSet;
  readonly tools: AnswerTools;
  readonly withFit: boolean;
  readonly onStep: (step: string) => void;
}

/** Measures the check on scripted outputs, and the citations of quoted answers on a labelled set. */
export async function runChecking(options: RunCheckingOptions): Promise<CheckingReport> {
  const { folder, set, tools, withFit, onStep } = options;
  const file = path.join(folder, "checking", "outputs.jsonl");
  const outputs = await readOutputs(file, tools.generation);
  onStep("Checking scripted outputs");
  const checked = await checkOutputs(outputs, tools);
  const heldOut = checked.filter(isHeldOut);
  const fit = withFit
    ? await fitSupport(
        outputs.filter((output) => !isHeldOut(output)),
        tools,
      )
    : undefined;
  onStep("Answering");
  const answers = [];
  for (const query of labelQueries(set)) {
    if (query.group !== "paraphrase" && query.group !== "twoQuestions") continue;
    const answer = await answerQuery(query, "standard", tools);
    if (answer.metadata?.answerable) answers.push(answer);
  }
  return {
    measures: [
      ...measureCitations(answers),
      ...measureChecking(heldOut, "held out:"),
      ...measureChecking(
        checked.filter((sentence) => !isHeldOut(sentence)),
        "fitted on:",
      ),
      ...measureChecking(checked, "all:"),
    ],
    kinds: measureByKind(heldOut),
    misses: checked.filter(
      (sentence) =>
        isAlarm(sentence) || (sentence.label.truth === "unsupported" && !isDoubted(sentence)),
    ),
    ...(fit ? { fit } : {}),
  };
}
