import { generateId } from "ai";
import type { Embedder, EmbedOptions } from "@/lib/embedding/embedder";
import { neutralEntailment } from "@/lib/entailment/neutral-entailment";
import { VivaError } from "@/lib/errors";
import { recognizeInterviewRequest } from "@/lib/interview/recognize-interview-request";
import { recognizeSmallTalk } from "@/lib/retrieval/recognize-small-talk";
import { search } from "@/lib/retrieval/search";
import type { SearchResult } from "@/lib/retrieval/types";
import type { AnswerChunk, AnswerDependencies, AnswerRequest } from "./answer-request";
import { createAnswerChecker } from "./checking/answer-checker";
import { assessAnswer } from "./checking/assess-answer";
import { prepareChecks } from "./checking/prepare-checks";
import { chooseSources } from "./choose-sources";
import { embeddedModelId } from "./embedded-model";
import type { AnswerMetadata, AnswerParts, GroundedSentence, SuggestedQuestion } from "./message";
import { isRetryable, toModelError } from "./model-errors";
import { offerInterview } from "./offer-interview";
import { searchReceipt } from "./search-receipt";
import { smallTalkReply } from "./small-talk-reply";
import { followUpQuestions, nearestQuestions } from "./suggest-questions";
import { type AnswerPlan, quoteText, readParts, writeText } from "./write-answer";

const textId = "answer";

/**
 * Answers one question as a stream: metadata, sources, text, grounding, receipt, suggestions.
 * Everything that can fail before the first chunk fails here, as an error a route can turn into a
 * status.
 * @throws {VivaError} from the search
 */
export async function answerQuestion(
  request: AnswerRequest,
  dependencies: AnswerDependencies,
): Promise<AsyncGenerator<AnswerChunk>> {
  const reply = replyWithoutSearch(request.question, dependencies);
  if (reply !== undefined) return streamReply(reply, dependencies);
  const found = await search(
    { query: request.question, history: request.history },
    dependencies.generation,
    dependencies,
  );
  return found.answerable
    ? streamAnswer(found, request, dependencies)
    : streamAbstention(found, dependencies);
}

/** The reply to a message that is no question for the guide; undefined for one that may be. */
function replyWithoutSearch(
  message: string,
  { generation, answerModel }: AnswerDependencies,
): string | undefined {
  const { guide } = generation.content;
  const interview = recognizeInterviewRequest(message);
  if (interview) return offerInterview(interview, guide);
  const kind = recognizeSmallTalk(message);
  return kind && smallTalkReply(kind, { guide, model: answerModel, message });
}

async function* streamReply(
  text: string,
  { generation, answerModel }: AnswerDependencies,
): AsyncGenerator<AnswerChunk> {
  yield start({
    model: answerModel,
    answerable: false,
    confidence: 0,
    searched: "",
    generation: generation.name,
  });
  yield* wholeText(text);
  yield { type: "data-grounding", data: { sentences: [] } };
  yield { type: "finish" };
}

async function* streamAbstention(
  found: SearchResult,
  { answerModel }: AnswerDependencies,
): AsyncGenerator<AnswerChunk> {
  yield start(describeAnswer(found, answerModel));
  const questions = nearestQuestions(found);
  yield* wholeText(abstentionText(found));
  yield { type: "data-grounding", data: { sentences: [] } };
  yield { type: "data-receipt", data: searchReceipt(found, []) };
  yield* suggestions("nearest", questions);
  yield { type: "finish" };
}

function abstentionText({ questions }: SearchResult): string {
  const [first] = questions;
  if (first?.question.status === "unanswered" && first.score > 0.5) {
    return "The guide asks this question but has no answer to it yet. The nearest questions are these:";
  }
  return "The guide does not answer this. The nearest questions it holds are these:";
}

async function* streamAnswer(
  found: SearchResult,
  request: AnswerRequest,
  dependencies: AnswerDependencies,
): AsyncGenerator<AnswerChunk> {
  const { generation, embedder, entailment, llm, answerModel, onError } = dependencies;
  // A language model sees the passages of the three best questions and tells the parts apart itself.
  const asked = llm ? undefined : await readParts(found, embedder);
  const chosen = chooseSources(found, {
    length: request.length,
    parts: asked?.parts ?? [],
  });
  const { questionNumbers, sources } = chosen;
  yield start(describeAnswer(found, llm ? answerModel : embeddedModelId));
  yield { type: "data-sources", data: [...sources] };
  const plan: AnswerPlan = { found, asked, chosen };
  if (llm) prepareChecks(generation, entailment.judge).catch(onError);
  const checker = createAnswerChecker({
    sources,
    generation,
    signal: request.signal,
    // Whoever has just asked waits for a search.
    embed: (text, options) => embedOne(text, embedder, { ...options, background: true }),
    // The embedded model only quotes: words find that.
    entail: llm ? entailment.judge : neutralEntailment.judge,
    onError,
  });
  const holdsBack = llm !== undefined && dependencies.unsupported === "replace";
  let text = "";
  let shown = "";
  yield { type: "text-start", id: textId };
  let failure: VivaError | undefined;
  try {
    for await (const delta of writeText(plan, request, dependencies)) {
      text += delta;
      checker.push(delta);
      if (holdsBack) continue;
      shown += delta;
      yield { type: "text-delta", id: textId, delta };
      yield* verdicts(checker.take());
    }
    if (text.trim() === "") {
      throw new VivaError("model-cut-off", `${answerModel} sent an empty answer. Try again.`);
    }
  } catch (error) {
    if (request.signal.aborted) return;
    failure = toModelError(error, answerModel, text !== "");
    onError(failure);
  }
  let grounding = describeCheck(await checker.finish());
  if (holdsBack && grounding.outcome === "doubtful") {
    text = "";
    for await (const delta of quoteText(plan, request, dependencies)) text += delta;
    const quoted = createAnswerChecker({
      sources,
      generation,
      embed: neverEmbedded,
      entail: neutralEntailment.judge,
      onError,
    });
    quoted.push(text);
    grounding = { ...describeCheck(await quoted.finish()), outcome: "replaced" };
    failure = undefined;
  }
  if (shown === "" && text !== "") yield { type: "text-delta", id: textId, delta: text };
  yield { type: "text-end", id: textId };
  yield { type: "data-grounding", data: grounding };
  yield { type: "data-receipt", data: searchReceipt(found, sources) };
  if (failure) {
    const { code, message } = failure;
    yield { type: "data-failure", data: { code, message, retryable: isRetryable(failure) } };
    yield { type: "error", errorText: message };
    return;
  }
  yield* suggestions("follow-up", followUpQuestions(found, questionNumbers));
  yield { type: "finish" };
}

function describeCheck(sentences: GroundedSentence[]): AnswerParts["grounding"] {
  return { sentences, outcome: assessAnswer(sentences) };
}

async function embedOne(
  text: string,
  embedder: Pick<Embedder, "embed">,
  options: EmbedOptions,
): Promise<Float32Array> {
  const [vector] = await embedder.embed([text], options);
  if (!vector) throw new RangeError("the embedder gave no vector");
  return vector;
}

/** What is quoted is found by its words. */
async function neverEmbedded(text: string): Promise<Float32Array> {
  throw new RangeError(`a quoted sentence is not in its passage: ${text}`);
}

/** Early verdicts; a sentence that cites nothing may still be found to, once the answer is whole. */
function* verdicts(sentences: readonly GroundedSentence[]): Generator<AnswerChunk> {
  for (const data of sentences) {
    if (data.verdict === "supported" || data.verdict === "uncited") continue;
    yield { type: "data-verdict", id: `verdict-${data.start}`, data };
  }
}

function describeAnswer(found: SearchResult, model: string): AnswerMetadata {
  return {
    model,
    answerable: found.answerable,
    confidence: found.confidence,
    searched: found.searched,
    generation: found.generation.name,
  };
}

function start(messageMetadata: AnswerMetadata): AnswerChunk {
  return { type: "start", messageId: generateId(), messageMetadata };
}

function* wholeText(delta: string): Generator<AnswerChunk> {
  yield { type: "text-start", id: textId };
  yield { type: "text-delta", id: textId, delta };
  yield { type: "text-end", id: textId };
}

function* suggestions(
  reason: AnswerParts["suggestions"]["reason"],
  questions: SuggestedQuestion[],
): Generator<AnswerChunk> {
  if (questions.length > 0) yield { type: "data-suggestions", data: { reason, questions } };
}
