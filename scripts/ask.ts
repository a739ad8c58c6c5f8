import { parseArgs } from "node:util";
import { answerLengths } from "@/lib/answer/answer-length";
import { answerQuestion } from "@/lib/answer/answer-question";
import { collectAnswer } from "@/lib/answer/collect-answer";
import { VivaError } from "@/lib/errors";
import { getRuntime } from "@/lib/runtime";
import { describeAnswer } from "./describe-answer";
import { runCommand } from "./run-command";

const usage = `Asks the guide a question.

npm run ask -- "question" [--length brief|standard|deep] [--json]`;

runCommand(async (signal) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      length: { type: "string", default: "standard" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const question = positionals.join(" ").trim();
  if (values.help || question === "") {
    console.log(usage);
    if (!values.help) process.exitCode = 1;
    return;
  }
  const length = answerLengths.find((name) => name === values.length);
  if (!length) {
    throw new VivaError(
      "bad-request",
      `--length ${values.length} is unknown; it takes ${answerLengths.join(", ")}.`,
    );
  }
  const runtime = await getRuntime();
  const answer = await collectAnswer(
    await answerQuestion(
      { question, history: [], length, signal },
      {
        ...runtime,
        generation: await runtime.generation(),
        firstTokenTimeoutMs: runtime.config.firstTokenTimeoutMs,
        idleTimeoutMs: runtime.config.idleTimeoutMs,
        unsupported: runtime.config.unsupported,
        onError: () => {},
      },
    ),
  );
  console.log(
    values.json ? JSON.stringify({ question, ...answer }, null, 2) : describeAnswer(answer),
  );
  if (answer.failure) process.exitCode = 1;
  await runtime.embedder.close();
  await runtime.entailment.close();
});
