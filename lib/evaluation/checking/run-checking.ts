import path from "node:path";
import type { CollectedAnswer } from "@/lib/answer/collect-answer";
import type { Generation } from "@/lib/index/load-generation";
import type { AnswerTools } from "../answer-queries";
import { answerQuery } from "../answer-queries";
import type { LogisticFit } from "../fit-logistic";
import { labelQueries } from "../label-queries";
import type { Measure } from "../outcome";
import type { EvaluationSet } from "../read-set";
import { type CheckedSentence, type CheckOutputsTools, checkOutputs } from "./check-outputs";
import { fitSupport } from "./fit-support";
import {
  isAlarm,
  isDoubted,
  isHeldOut,
  type KindResult,
  measureByKind,
  measureChecking,
} from "./measure-checking";
import { measureCitations } from "./measure-citations";
import { readOutputs, type ScriptedOutput } from "./read-outputs";

/** All that `npm run eval -- --checking` says; plain data, as `--json` prints it. */
export interface CheckingReport {
  readonly measures: readonly Measure[];
  /** Of the outputs that nothing was chosen on. */
  readonly kinds: readonly KindResult[];
  /** Wrong sentences that pass and honest ones that are doubted. */
  readonly misses: readonly CheckedSentence[];
  readonly fit?: LogisticFit;
}

export interface RunCheckingOptions {
  /** Folder with `outputs.jsonl`, `fresh.jsonl`, `unseen.jsonl`, `prose.jsonl` and `answers.jsonl` in its folder `checking`. */
  readonly folder: string;
  /** Whose quoted answers' citations are measured; undefined: of none. */
  readonly set: EvaluationSet | undefined;
  readonly tools: AnswerTools & CheckOutputsTools;
  readonly withFit: boolean;
  readonly onStep: (step: string) => void;
}

/** Measures the check on scripted outputs, and the citations of quoted answers on a labelled set. */
export async function runChecking(options: RunCheckingOptions): Promise<CheckingReport> {
  const { folder, set, tools, withFit, onStep } = options;
  const read = (name: string) =>
    readOutputs(path.join(folder, "checking", `${name}.jsonl`), tools.generation);
  const outputs = await read("outputs");
  onStep("Checking scripted outputs");
  const checked = await checkOutputs(outputs, tools);
  const fresh = await checkOutputs(await read("fresh"), tools);
  const unseen = await checkOutputs(await read("unseen"), tools);
  const prose = await checkOutputs(await read("prose"), tools);
  const answers = await checkOutputs(await read("answers"), tools);
  const heldOut = checked.filter(isHeldOut);
  const fit = withFit
    ? await fitSupport(
        outputs.filter((output) => !isHeldOut(output)),
        tools,
      )
    : undefined;
  if (set) onStep("Answering");
  return {
    measures: [
      ...(set ? measureCitations(await answerAll(set, tools)) : []),
      ...measureChecking(heldOut, "held out:"),
      ...measureChecking(
        checked.filter((sentence) => !isHeldOut(sentence)),
        "fitted on:",
      ),
      ...measureChecking(fresh, "fresh:"),
      ...measureChecking(unseen, "unseen:"),
      ...measureChecking(prose, "prose:"),
      ...measureChecking(answers.filter(isHeldOut), "answers held out:"),
      ...measureChecking(
        answers.filter((sentence) => !isHeldOut(sentence)),
        "answers fitted on:",
      ),
    ],
    kinds: measureByKind(heldOut),
    misses: checked.filter(
      (sentence) =>
        isAlarm(sentence) || (sentence.label.truth === "unsupported" && !isDoubted(sentence)),
    ),
    ...(fit ? { fit } : {}),
  };
}

/** The outputs on which the check is fitted: half of the scripted ones and of the answers, and all in two further files. */
export async function readFittingOutputs(
  folder: string,
  generation: Generation,
): Promise<ScriptedOutput[]> {
  const read = (name: string) =>
    readOutputs(path.join(folder, "checking", `${name}.jsonl`), generation);
  const halves = [...(await read("outputs")), ...(await read("answers"))];
  return [
    ...halves.filter((output) => !isHeldOut(output)),
    ...(await read("fresh")),
    ...(await read("prose")),
  ];
}

async function answerAll(set: EvaluationSet, tools: AnswerTools): Promise<CollectedAnswer[]> {
  const answers = [];
  for (const query of labelQueries(set)) {
    if (query.group !== "paraphrase" && query.group !== "twoQuestions") continue;
    const answer = await answerQuery(query, "standard", tools);
    if (answer.metadata?.answerable) answers.push(answer);
  }
  return answers;
}
