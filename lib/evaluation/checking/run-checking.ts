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
  /** Folder with the files of scripted outputs in its folder `checking`; see scripts/eval/README.md. */
  readonly folder: string;
  /** Whose quoted answers' citations are measured; undefined: of none. */
  readonly set: EvaluationSet | undefined;
  readonly tools: AnswerTools & CheckOutputsTools;
  readonly withFit: boolean;
  readonly onStep: (step: string) => void;
}

/** Files of which half is held out. */
const halved = ["outputs", "answers"] as const;
/** Files that are fitted on whole, and files that nothing is chosen on. */
const fitted = ["fresh", "prose", "mixed"] as const;
const untouched = ["unseen", "blind"] as const;

/** Measures the check on scripted outputs, and the citations of quoted answers on a labelled set. */
export async function runChecking(options: RunCheckingOptions): Promise<CheckingReport> {
  const { folder, set, tools, withFit, onStep } = options;
  onStep("Checking scripted outputs");
  const check = async (name: OutputsFile) =>
    checkOutputs(await readOutputsFile(folder, name, tools.generation), tools);
  const outputs = await check("outputs");
  const answers = await check("answers");
  const measures = [...measureHalves(outputs, ""), ...measureHalves(answers, "answers ")];
  for (const name of [...fitted, ...untouched]) {
    measures.push(...measureChecking(await check(name), `${name}:`));
  }
  const fit = withFit
    ? await fitSupport(
        (await readOutputsFile(folder, "outputs", tools.generation)).filter(isFittedOn),
        tools,
      )
    : undefined;
  if (set) onStep("Answering");
  return {
    measures: [...(set ? measureCitations(await answerAll(set, tools)) : []), ...measures],
    kinds: measureByKind(outputs.filter(isHeldOut)),
    misses: outputs.filter(
      (sentence) =>
        isAlarm(sentence) || (sentence.label.truth === "unsupported" && !isDoubted(sentence)),
    ),
    ...(fit ? { fit } : {}),
  };
}

function measureHalves(checked: readonly CheckedSentence[], name: string): Measure[] {
  return [
    ...measureChecking(checked.filter(isHeldOut), `${name}held out:`),
    ...measureChecking(checked.filter(isFittedOn), `${name}fitted on:`),
  ];
}

function isFittedOn(line: Pick<CheckedSentence, "id">): boolean {
  return !isHeldOut(line);
}

type OutputsFile = (typeof halved | typeof fitted | typeof untouched)[number];

function readOutputsFile(
  folder: string,
  name: OutputsFile,
  generation: Generation,
): Promise<ScriptedOutput[]> {
  return readOutputs(path.join(folder, "checking", `${name}.jsonl`), generation);
}

/** The outputs on which the check is fitted: half of the scripted ones and of the answers, and all in three further files. */
export async function readFittingOutputs(
  folder: string,
  generation: Generation,
): Promise<ScriptedOutput[]> {
  const read = async (name: OutputsFile) => readOutputsFile(folder, name, generation);
  const halves = (await Promise.all(halved.map(read))).flat().filter(isFittedOn);
  return [...halves, ...(await Promise.all(fitted.map(read))).flat()];
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
