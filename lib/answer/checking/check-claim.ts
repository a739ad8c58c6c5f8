import type { EmbedOptions } from "@/lib/embedding/embedder";
import type { Generation } from "@/lib/index/load-generation";
import type { GroundedSentence, Source, SourceSpan } from "../message";
import { findMissingAbroad } from "./conflicts";
import type { ClaimWords } from "./context";
import { type EvidencePassage, type EvidenceSentence, evidenceOf } from "./evidence";
import { examineClaim } from "./examine-claim";
import { findQuote } from "./find-quote";
import { checkingTurn } from "./idle-turns";
import { isForeign } from "./is-foreign";
import { type Judgement, judgeClaim } from "./judge-claim";
import type { ReadTools } from "./read-claim";
import { readWords } from "./read-words";
import type { Claim } from "./split-claims";

export interface CheckContext extends ReadTools {
  readonly sources: readonly Source[];
  /** The unit vector of a sentence; called only where words alone do not decide. */
  readonly embed: (text: string, options: EmbedOptions) => Promise<Float32Array>;
}

/** A judgement with the sentences it rests on. */
interface Finding extends Judgement {
  readonly best: readonly EvidenceSentence[];
  /** Should have been read and was not. */
  readonly byWords?: true;
}

/** Least share of a claim that a sentence holds to be shown as what it rests on. */
const spanFrom = 0.3;

/**
 * Checks a claim against the passages it cites, taken together, and where they do not bear it out
 * against the other sources one by one.
 */
export async function checkClaim(claim: Claim, context: CheckContext): Promise<GroundedSentence> {
  await checkingTurn();
  const { text, markers, start, end, plain } = claim;
  const base = { text, markers, start, end };
  const cited = context.sources.filter(({ n }) => markers.includes(n));
  const words: ClaimWords = {
    plain,
    words: readWords(plain),
    weightOf: (stem) => context.generation.lexical.passages.idf(stem),
  };
  const { hurry } = context;
  const vector = once(() => context.embed(plain, hurry ? { signal: hurry } : {}));
  const find = (sources: readonly Source[]) => judge(words, sources, context, vector);
  if (cited.length > 0) {
    const found = await judge(words, cited, context, vector);
    if (found.verdict === "supported") return { ...base, ...verdictOf(found, context.sources) };
    const others = without(context.sources, cited);
    const better = await findBetter(words, others, context.generation, find);
    return { ...base, ...verdictOf(found, context.sources), ...better };
  }
  const better = await findBetter(words, context.sources, context.generation, find);
  return { ...base, verdict: "uncited", ...better };
}

async function judge(
  claim: ClaimWords,
  sources: readonly Source[],
  context: CheckContext,
  vector: () => Promise<Float32Array>,
): Promise<Finding> {
  const passages = sources.map(({ passageId }) => evidenceOf(context.generation, passageId));
  const quoted = findQuote(claim.words, passages);
  if (quoted) return { verdict: "supported", best: quoted };
  if (isForeign(claim.words)) return judgeForeign(claim, passages);
  const found = await examineClaim(claim, passages, vector, context);
  const best = found.coverage.byOne >= spanFrom ? found.coverage.best : [];
  if (found.kind === "settled") return { verdict: "unsupported", why: found.why, best };
  return { ...judgeClaim(found), best, ...(found.reading ? {} : { byWords: true }) };
}

/** Of a sentence in another language only written numbers and names can be looked up. */
function judgeForeign(claim: ClaimWords, passages: readonly EvidencePassage[]): Finding {
  const why = findMissingAbroad(claim, passages);
  return why
    ? { verdict: "unsupported", why, best: [] }
    : { verdict: "weak", why: "language", best: [] };
}

/** Words shared with a source below which it is not worth a look. */
const worthFrom = 0.4;
/** Sources that are looked into: those that share the most. */
const lookedInto = 2;

/** Only sources with a sentence that holds enough of the claim's words are looked into. */
async function findBetter(
  claim: ClaimWords,
  others: readonly Source[],
  generation: Generation,
  find: (sources: readonly Source[]) => Promise<Finding>,
): Promise<Pick<GroundedSentence, "better">> {
  const content = [
    ...new Set(claim.words.flatMap(({ isContent, stem }) => (isContent ? [stem] : []))),
  ];
  if (content.length === 0) return {};
  const sharedWith = ({ passageId }: Source) =>
    Math.max(
      0,
      ...evidenceOf(generation, passageId).sentences.map(
        ({ stems }) => content.filter((stem) => stems.has(stem)).length / content.length,
      ),
    );
  const worthALook = others
    .map((source) => ({ source, shared: sharedWith(source) }))
    .filter(({ shared }) => shared >= worthFrom)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, lookedInto);
  const better: number[] = [];
  for (const { source } of worthALook) {
    await checkingTurn();
    const { verdict } = await find([source]);
    if (verdict === "supported") better.push(source.n);
  }
  return better.length > 0 ? { better } : {};
}

function verdictOf(
  { verdict, why, best, byWords }: Finding,
  sources: readonly Source[],
): Pick<GroundedSentence, "verdict" | "why" | "span" | "byWords"> {
  const span = verdict === "unsupported" ? undefined : spanOf(best, sources);
  return {
    verdict,
    ...(why ? { why } : {}),
    ...(span ? { span } : {}),
    ...(byWords ? { byWords } : {}),
  };
}

/** The best sentence and those beside it in the same passage. */
function spanOf(
  best: readonly EvidenceSentence[],
  sources: readonly Source[],
): SourceSpan | undefined {
  const [first] = best;
  const source = sources.find(({ passageId }) => passageId === first?.passageId);
  if (!first || !source) return undefined;
  const beside = best.filter(
    ({ passageId, position }) =>
      passageId === first.passageId && Math.abs(position - first.position) <= 2,
  );
  return {
    n: source.n,
    start: Math.min(...beside.map(({ start }) => start)),
    end: Math.max(...beside.map(({ end }) => end)),
  };
}

function without(sources: readonly Source[], cited: readonly Source[]): Source[] {
  return sources.filter((source) => !cited.includes(source));
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
