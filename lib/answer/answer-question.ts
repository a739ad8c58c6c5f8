import { randomUUID } from "node:crypto";
import type { LanguageModelV3, LanguageModelV3CallOptions } from "@ai-sdk/provider";
import { generateId, type UIMessageChunk } from "ai";
import type { Embedder } from "@/lib/embedding/embedder";
import { VivaError } from "@/lib/errors";
import type { Generation } from "@/lib/index/load-generation";
import { recognizeInterviewRequest } from "@/lib/interview/recognize-interview-request";
import { recognizeSmallTalk } from "@/lib/retrieval/recognize-small-talk";
import { search } from "@/lib/retrieval/search";
import type { SearchResult, Turn } from "@/lib/retrieval/types";
import type { AnswerLength } from "./answer-length";
import { createAnswerChecker } from "./checking/answer-checker";
import { assessAnswer } from "./checking/assess-answer";
import { prepareEvidence } from "./checking/evidence";
import { type ChosenSources, chooseSources } from "./choose-sources";
import { coalesceText } from "./coalesce-text";
import { collectQuotables, type QueryVectors } from "./collect-quotables";
import { embeddedModelId, embeddedProvider } from "./embedded-model";
import { filterText } from "./filter-text";
import { groundingPrompt, instructionsOf } from "./grounding-prompt";
import { escapeMarkers } from "./markers";
import type { AnswerMetadata, AnswerParts, GroundedSentence, SuggestedQuestion } from "./message";
import { isRetryable, toModelError } from "./model-errors";
import { offerInterview } from "./offer-interview";
import type { QuoteRequest } from "./quotable";
import { searchReceipt } from "./search-receipt";
import { smallTalkReply } from "./small-talk-reply";
import { splitParts } from "./split-parts";
import { streamModel } from "./stream-model";
import { followUpQuestions, nearestQuestions } from "./suggest-questions";

/** A chunk of the UI message protocol with Viva's data parts. */
export type AnswerChunk = UIMessageChunk<AnswerMetadata, AnswerParts>;

export type UnsupportedPolicy = "mark" | "replace";

/**
 * Milliseconds between two pieces of text once it flows, and more of them for each stream at the same
 * time: what a piece costs, many streams pay at once. See the concurrency benchmark.
 */
const textEveryMs = 100;
const textEveryMsPerStream = 1.5;
let openStreams = 0;
const textPause = () => Math.max(textEveryMs, openStreams * textEveryMsPerStream);
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
  /**
   * What becomes of a language model's answer that the guide bears out too little: `mark` streams it
   * with its doubts marked, `replace` holds it back until it is checked and quotes the guide instead.
   */
  readonly unsupported: UnsupportedPolicy;
  /** Told of failures that the reader sees only in part. */
  readonly onError: (error: unknown) => void;
}

/**
 * Answers one question as a stream: metadata, sources, text, grounding, receipt, suggestions. Everything that
 * can fail before the first chunk fails here, as an error a route can turn into a status.
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
  const { generation, embedder, llm, answerModel, onError } = dependencies;
  const asked = await readParts(found, embedder);
  const chosen = chooseSources(found, { length: request.length, partVectors: asked.partVectors });
  const { questionNumbers, sources } = chosen;
  yield start(describeAnswer(found, llm ? answerModel : embeddedModelId));
  yield { type: "data-sources", data: [...sources] };
  const plan: AnswerPlan = { found, asked, chosen };
  if (llm) void prepareEvidence(generation);
  const checker = createAnswerChecker({
    sources,
    generation,
    embed: (text) => embedOne(text, embedder),
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
    const quoted = createAnswerChecker({ sources, generation, embed: neverEmbedded, onError });
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

/** What an answer is written from. */
interface AnswerPlan {
  readonly found: SearchResult;
  readonly asked: AskedParts;
  readonly chosen: ChosenSources;
}

/** What a query asks of, one by one, with the unit vectors of its words and of each part. */
interface AskedParts extends QueryVectors {
  /** Empty where the query is about one thing. */
  readonly parts: readonly string[];
}

async function readParts(
  { query, vector }: SearchResult,
  embedder: Pick<Embedder, "embed">,
): Promise<AskedParts> {
  const parts = splitParts(query);
  const [wordsVector = vector, ...partVectors] = await embedder.embed([query, ...parts]);
  return { parts, wordsVector, partVectors };
}

/** The answer's text, from the language model if there is one. */
function writeText(
  plan: AnswerPlan,
  request: AnswerRequest,
  dependencies: AnswerDependencies,
): AsyncGenerator<string> {
  const { llm, answerModel } = dependencies;
  if (!llm) return quoteText(plan, request, dependencies);
  const { sources } = plan.chosen;
  const fence = randomUUID();
  const prompt = groundingPrompt({
    ...request,
    query: request.question,
    sources,
    fence,
  });
  const pieces = streamModel(llm, { ...dependencies, call: { prompt }, signal: request.signal });
  return filterText(coalesceText(countOpen(pieces), textPause), {
    known: new Set(sources.map(({ n }) => n)),
    instructions: instructionsOf(prompt),
    fence,
    model: answerModel,
  });
}

/** Counts a stream among the open ones while it is read. */
async function* countOpen<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  openStreams += 1;
  try {
    yield* items;
  } finally {
    openStreams -= 1;
  }
}

/** The guide's own sentences, chosen for the question. */
async function* quoteText(
  plan: AnswerPlan,
  { length, signal }: AnswerRequest,
  dependencies: AnswerDependencies,
): AsyncGenerator<string> {
  const call = quoteOptions(plan, length);
  yield* streamModel(dependencies.embeddedModel, { ...dependencies, call, signal });
}

function describeCheck(sentences: GroundedSentence[]): AnswerParts["grounding"] {
  return { sentences, outcome: assessAnswer(sentences) };
}

async function embedOne(text: string, embedder: Pick<Embedder, "embed">): Promise<Float32Array> {
  const [vector] = await embedder.embed([text]);
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

function quoteOptions(
  { found, asked, chosen }: AnswerPlan,
  length: AnswerLength,
): LanguageModelV3CallOptions {
  const { sources, questionNumbers, askedNumbers, aside } = chosen;
  const quote: QuoteRequest = {
    query: found.searched,
    parts: [...asked.parts],
    length,
    questionNumbers: [...questionNumbers],
    askedNumbers: [...askedNumbers],
    aside,
    statements: collectQuotables(sources, found, asked).map((statement) => ({
      ...statement,
      markdown: escapeMarkers(statement.markdown),
    })),
  };
  return {
    prompt: [{ role: "user", content: [{ type: "text", text: found.query }] }],
    providerOptions: { [embeddedProvider]: quote },
  };
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
