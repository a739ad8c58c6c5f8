import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Generation } from "@/lib/index/load-generation";
import type { Source } from "../message";
import { assessAnswer } from "./assess-answer";
import { checkClaim } from "./check-claim";
import { findNames } from "./find-names";
import { negatedWords } from "./negation";
import { relate } from "./opposites";
import { readNumbers } from "./read-numbers";
import { readWords } from "./read-words";
import { splitClaims } from "./split-claims";
import { testGeneration } from "./test-generation";
import { openTestModels } from "./test-models";

const guide = `# Training

## 1. How does a model come to repeat its training data?

A sequence that appears 10 times in the training data is generated about 1,000 times more often than one that appears once. A lower learning rate reduces forgetting. Deduplication does not add any latency at inference. Most tools fail in some of the tested queries. US copyright protects only human authorship.

### Methods

GPTQ uses second-order information to quantize layer by layer. AWQ protects the weights that matter most for the activations.

## 2. What is tokenization of text?

Tokenization cuts text into pieces called tokens, and each token has a number.
`;

let models: Awaited<ReturnType<typeof openTestModels>>;
let generation: Generation;
let sources: Source[];
beforeAll(async () => {
  models = await openTestModels();
  ({ generation, sources } = await testGeneration(guide, undefined, models.embedder));
});
afterAll(async () => {
  await models.embedder.close();
  await models.entailment.close();
});

async function check(answer: string) {
  const [claim] = splitClaims(answer);
  if (!claim) throw new Error("no claim");
  const embed = async (text: string) => {
    const [vector] = await models.embedder.embed([text]);
    if (!vector) throw new Error("no vector");
    return vector;
  };
  return checkClaim(claim, { sources, generation, embed, entail: models.entailment.judge });
}

describe("a claim that cites a passage", () => {
  it("is supported where it is a quotation, with the place of the words", async () => {
    const { verdict, span } = await check("A lower learning rate reduces forgetting [1].");
    expect(verdict).toBe("supported");
    const text = sources.find(({ n }) => n === span?.n)?.text ?? "";
    expect(text.slice(span?.start, span?.end)).toBe("A lower learning rate reduces forgetting.");
  });

  it.each([
    [
      "another number",
      "A sequence that appears 10 times is generated about 100 times more often than one that appears once [1].",
      "number",
    ],
    ["another name", "AWQ uses second-order information to quantize layer by layer [2].", "name"],
    ["the reverse", "A higher learning rate reduces forgetting [1].", "reversed"],
    ["what is denied", "Deduplication adds latency at inference [1].", "negated"],
    [
      "more than is said",
      "GPTQ always uses second-order information to quantize each layer [2].",
      "overstated",
    ],
  ])("is unsupported where it says %s", async (_, sentence, why) => {
    expect(await check(sentence)).toMatchObject({ verdict: "unsupported", why });
  });

  it("may call a country by another of its names, but not by another country's", async () => {
    const ofCountry = (country: string) =>
      check(`In ${country} copyright protects only human authorship [1].`);
    expect((await ofCountry("the United States")).why).not.toBe("name");
    expect((await ofCountry("the American system")).why).not.toBe("name");
    expect(await ofCountry("the British system")).toMatchObject({
      verdict: "unsupported",
      why: "name",
    });
  });

  it("is not absolute where it only says “all you want”", async () => {
    const found = await check(
      "If all you want is to quantize layer by layer, GPTQ uses second-order information to do so [2].",
    );
    expect(found.verdict).toBe("supported");
  });

  it("is read for what it means where its words are others", async () => {
    const paraphrase =
      "A sequence seen many times in training is produced far more often than a rare one [1].";
    expect((await check(paraphrase)).verdict).toBe("supported");
    const invention =
      "A sequence seen many times in training is usually removed by hand before release [1].";
    expect((await check(invention)).verdict).not.toBe("supported");
  });

  it("is offered the source that does say it", async () => {
    const found = await check("Tokenization cuts text into pieces called tokens [1].");
    expect(found).toMatchObject({ verdict: "unsupported", better: [3] });
    expect(found.span).toBeUndefined();
  });
});

it("offers a claim without a source the one that says it", async () => {
  expect(
    await check("GPTQ uses second-order information to quantize layer by layer."),
  ).toMatchObject({
    verdict: "uncited",
    better: [2],
  });
});

it("reads numbers as they are meant", () => {
  const values = readNumbers(readWords("1,000 steps, 2.5 million, 7B, 50% and four")).map(
    (n) => n.value,
  );
  expect(values).toEqual([1000, 2_500_000, 7_000_000_000, 0.5, 4]);
});

it("tells names from amounts and from words at the start of a sentence", () => {
  const names = findNames("Models like LoRA, GPT-4 and top-k use 8B weights in 4-bit; Adam helps.");
  expect(names.map(({ key }) => key)).toEqual(["lora", "gpt4", "topk", "adam"]);
});

it("knows which words a negation reaches", () => {
  const words = readWords("It does not add latency, but it needs memory.");
  const negated = negatedWords(words);
  expect(words.filter((_, at) => negated[at]).map(({ lower }) => lower)).toEqual([
    "add",
    "latency",
  ]);
});

it("knows what reverses what", () => {
  const [more, fewer, increases, latency] = readWords("more fewer increases latency");
  if (!more || !fewer || !increases || !latency) throw new Error("no words");
  expect(relate(more, fewer)).toBe("opposite");
  expect(relate(more, increases)).toBe("same");
  expect(relate(more, latency)).toBe("neither");
});

it("calls an answer doubtful when most of it is in doubt, and one without claims clean", () => {
  const sentence = (verdict: "supported" | "weak") => ({ text: "x", markers: [1], verdict });
  expect(assessAnswer([])).toBe("clean");
  expect(assessAnswer([sentence("supported"), sentence("weak")])).toBe("flagged");
  expect(assessAnswer([sentence("supported"), sentence("weak"), sentence("weak")])).toBe(
    "doubtful",
  );
});
