import { randomUUID } from "node:crypto";
import type { LanguageModelV3CallOptions } from "@ai-sdk/provider";
import type { Embedder } from "@/lib/embedding/embedder";
import { analyze } from "@/lib/index/analyze-text";
import type { SearchResult } from "@/lib/retrieval/types";
import type { AnswerLength } from "./answer-length";
import type { AnswerDependencies, AnswerRequest } from "./answer-request";
import type { ChosenSources } from "./choose-sources";
import { coalesceText } from "./coalesce-text";
import { type AskedParts, collectQuotables } from "./collect-quotables";
import { embeddedProvider } from "./embedded-model";
import { filterText } from "./filter-text";
import { groundingPrompt, instructionsOf } from "./grounding-prompt";
import { escapeMarkers } from "./markers";
import type { QuoteRequest } from "./quotable";
import { splitParts } from "./split-parts";
import { streamModel } from "./stream-model";

/** Milliseconds between two pieces of text once it flows; many streams at once are read in larger ones. */
const textEveryMs = 100;

/** A query of so few content words asks what something is. */
const broadQueryTerms = 2;

/** What an answer is written from. */
export interface AnswerPlan {
  readonly found: SearchResult;
  /** Read when the guide is quoted; a language model's answer needs it only to be replaced. */
  readonly asked: AskedParts | undefined;
  readonly chosen: ChosenSources;
}

/** Embeds a query's words and parts; its words are the ones sent, whatever was searched. */
export async function readParts(
  { query, vector }: SearchResult,
  embedder: Pick<Embedder, "embed">,
): Promise<AskedParts> {
  const texts = splitParts(query);
  const [wordsVector = vector, ...partVectors] = await embedder.embed([query, ...texts]);
  const parts = partVectors.map((own, part) => ({ text: texts[part] ?? "", vector: own }));
  return { wordsVector, parts };
}

/** The answer's text, from the language model if there is one. */
export function writeText(
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
  return filterText(coalesceText(pieces, textEveryMs), {
    known: new Set(sources.map(({ n }) => n)),
    instructions: instructionsOf(prompt),
    fence,
    model: answerModel,
  });
}

/** The guide's own sentences, chosen for the question. */
export async function* quoteText(
  plan: AnswerPlan,
  { length, signal }: AnswerRequest,
  dependencies: AnswerDependencies,
): AsyncGenerator<string> {
  const asked = plan.asked ?? (await readParts(plan.found, dependencies.embedder));
  const call = quoteOptions({ ...plan, asked }, length);
  yield* streamModel(dependencies.embeddedModel, { ...dependencies, call, signal });
}

function quoteOptions(
  { found, asked, chosen }: AnswerPlan & { readonly asked: AskedParts },
  length: AnswerLength,
): LanguageModelV3CallOptions {
  const { sources, questionNumbers, askedNumbers, aside } = chosen;
  const quote: QuoteRequest = {
    isBroad: analyze(found.searched).length <= broadQueryTerms,
    parts: asked.parts.map(({ text }) => text),
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
