import type { LanguageModelV3, LanguageModelV3CallOptions } from "@ai-sdk/provider";
import { generateId, type UIMessageChunk } from "ai";
import type { Embedder } from "@/lib/embedding/embedder";
import { VivaError } from "@/lib/errors";
import type { Generation } from "@/lib/index/load-generation";
import { recognizeSmallTalk, type SmallTalk } from "@/lib/retrieval/recognize-small-talk";
import { search } from "@/lib/retrieval/search";
import type { SearchResult, Turn } from "@/lib/retrieval/types";
import type { AnswerLength } from "./answer-length";
import { type ChooseSourcesOptions, type ChosenSources, chooseSources } from "./choose-sources";
import { coalesceText } from "./coalesce-text";
import { collectQuotables, type QueryVectors } from "./collect-quotables";
import { embeddedModelId, embeddedProvider } from "./embedded-model";
import { groundAnswer } from "./ground-answer";
import { groundingPrompt } from "./grounding-prompt";
import type { AnswerMetadata, AnswerParts, SuggestedQuestion } from "./message";
import { isRetryable, toModelError } from "./model-errors";
import type { QuoteRequest } from "./quotable";
import { smallTalkReply } from "./small-talk-reply";
import { splitParts } from "./split-parts";
import { followUpQuestions, nearestQuestions } from "./suggest-questions";
import { watchStream } from "./watch-stream";

/** A chunk of the UI message protocol with Viva's data parts. */
export type AnswerChunk = UIMessageChunk<AnswerMetadata, AnswerParts>;

/** Text goes out at most this often once it flows: see the concurrency benchmark. */
const textEveryMs = 100;
const textId = "answer";

export interface AnswerRequest {
  readonly question: string;
  /** Earlier turns, oldest first. */
  readonly history: readonly Turn[];
  readonly length: AnswerLength;
  readonly signal: AbortSignal;
}

export interface AnswerDependencies {
  readonly generation: Generation;
  readonly embedder: Pick<Embedder, "embed">;
  readonly embeddedModel: LanguageModelV3;
  /** Undefined: the embedded model answers. */
  readonly llm: LanguageModelV3 | undefined;
  /** How the model that answers is named to the reader. */
  readonly answerModel: string;
  readonly firstTokenTimeoutMs: number;
  readonly idleTimeoutMs: number;
  /** Told of failures that the reader sees only in part. */
  readonly onError: (error: unknown) => void;
}

/**
 * Answers one question as a stream: metadata, sources, text, grounding, suggestions. Everything that
 * can fail before the first chunk fails here, as an error a route can turn into a status.
 * @throws {VivaError} from the search
 */
export async function answerQuestion(
  request: AnswerRequest,
  dependencies: AnswerDependencies,
): Promise<AsyncGenerator<AnswerChunk>> {
  const kind = recognizeSmallTalk(request.question);
  if (kind) return streamSmallTalk(kind, request, dependencies);
  const found = await search(
    { query: request.question, history: request.history },
    dependencies.generation,
    dependencies,
  );
  return found.answerable
    ? streamAnswer(found, request, dependencies)
    : streamAbstention(found, dependencies);
}

async function* streamSmallTalk(
  kind: SmallTalk,
  { question }: AnswerRequest,
  { generation, answerModel }: AnswerDependencies,
): AsyncGenerator<AnswerChunk> {
  yield start({
    model: answerModel,
    answerable: false,
    confidence: 0,
    searched: "",
    generation: generation.name,
  });
  const { guide } = generation.content;
  yield* wholeText(smallTalkReply(kind, { guide, model: answerModel, message: question }));
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
  const { generation, embedder, llm, embeddedModel, answerModel, onError } = dependencies;
  const parts = splitParts(found.query);
  const [wordsVector = found.vector, ...partVectors] = await embedder.embed([
    found.query,
    ...parts,
  ]);
  const chosen = chooseSources(found, { length: request.length, partVectors });
  const { questionNumbers, sources } = chosen;
  yield start(describeAnswer(found, llm ? answerModel : embeddedModelId));
  yield { type: "data-sources", data: [...sources] };
  const options: LanguageModelV3CallOptions = llm
    ? { prompt: groundingPrompt({ ...request, query: request.question, sources }) }
    : quoteOptions(found, chosen, { length: request.length, parts, partVectors, wordsVector });
  let text = "";
  yield { type: "text-start", id: textId };
  let failure: VivaError | undefined;
  try {
    const pieces = streamModel(llm ?? embeddedModel, options, request.signal, dependencies);
    for await (const delta of llm ? coalesceText(pieces, textEveryMs) : pieces) {
      text += delta;
      yield { type: "text-delta", id: textId, delta };
    }
    if (text.trim() === "") {
      throw new VivaError("model-cut-off", `${answerModel} sent an empty answer. Try again.`);
    }
  } catch (error) {
    if (request.signal.aborted) return;
    failure = toModelError(error, answerModel, text !== "");
    onError(failure);
  }
  yield { type: "text-end", id: textId };
  yield {
    type: "data-grounding",
    data: { sentences: groundAnswer(text, sources, generation.termsOfPassage) },
  };
  if (failure) {
    const { code, message } = failure;
    yield { type: "data-failure", data: { code, message, retryable: isRetryable(failure) } };
    yield { type: "error", errorText: message };
    return;
  }
  yield* suggestions("follow-up", followUpQuestions(found, questionNumbers));
  yield { type: "finish" };
}

function quoteOptions(
  found: SearchResult,
  { sources, questionNumbers, askedNumbers }: ChosenSources,
  { length, parts, ...vectors }: ChooseSourcesOptions & QueryVectors & Pick<QuoteRequest, "parts">,
): LanguageModelV3CallOptions {
  const quote: QuoteRequest = {
    query: found.searched,
    parts,
    length,
    questionNumbers: [...questionNumbers],
    askedNumbers: [...askedNumbers],
    statements: collectQuotables(sources, found, vectors),
  };
  return {
    prompt: [{ role: "user", content: [{ type: "text", text: found.query }] }],
    providerOptions: { [embeddedProvider]: quote },
  };
}

/** A model's text as it arrives; its own reports of an error become exceptions. */
async function* streamModel(
  model: LanguageModelV3,
  options: LanguageModelV3CallOptions,
  signal: AbortSignal,
  { firstTokenTimeoutMs, idleTimeoutMs, answerModel }: AnswerDependencies,
): AsyncGenerator<string> {
  const stop = new AbortController();
  const abortSignal = AbortSignal.any([signal, stop.signal]);
  try {
    const opened = model.doStream({ ...options, abortSignal }).then(({ stream }) => stream);
    const parts = watchStream(opened, {
      firstMs: firstTokenTimeoutMs,
      idleMs: idleTimeoutMs,
      model: answerModel,
      counts: ({ type }) => type.startsWith("text-") || type.startsWith("reasoning-"),
    });
    let ended = false;
    for await (const part of parts) {
      if (part.type === "error") throw part.error;
      if (part.type === "text-delta") yield part.delta;
      if (part.type !== "finish") continue;
      ended = true;
      if (part.finishReason.unified === "error") {
        throw new VivaError("model-cut-off", `${answerModel} ended its answer with an error.`);
      }
    }
    if (!ended) throw new VivaError("model-cut-off", `${answerModel} broke off its answer.`);
  } finally {
    stop.abort();
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
