import { afterAll, expect, it } from "vitest";
import type { EntailmentModel } from "@/lib/entailment/entailment-model";
import { checkClaim } from "./check-claim";
import { evidenceOf } from "./evidence";
import { readClaim } from "./read-claim";
import { readWords } from "./read-words";
import { splitClaims } from "./split-claims";
import { testGeneration } from "./test-generation";
import { openTestModels } from "./test-models";
import { compareWithWritten } from "./written-claims";

const points = [
  "Green leaves want cooler water than black ones",
  "Early pickings taste sweet, while late pickings taste bitter",
  "A pot of 1,500 ml serves six people in the pavilion",
] as const;
const misconception = "Green leaves always want boiling water";
const contradiction = "A pavilion pot of porcelain chills the six people whom it serves";
const entry = `---
number: 1
section: Tea
question: How does one brew tea?
summary: About tea.
difficulty: foundation
keyPoints:
${points.map((point, at) => `  - id: p${at}\n    statement: ${point}\n    weight: 2\n    passage: ${point}`).join("\n")}
    contradictions: [${contradiction}]
  - {id: p3, statement: A warm pot helps, weight: 1, passage: A warm pot helps}
  - {id: p4, statement: Fresh water helps, weight: 1, passage: Fresh water helps}
misconceptions:
  - claim: ${misconception}
    correction: They do not.
    keyPoint: p0
  - claim: Leaves never lose their caffeine.
    correction: They do.
    keyPoint: p1
alsoAsked: [one, two, three, four, five, six]
followUps:
  - question: Why so?
    keyPoint: p0
  - question: How so?
    keyPoint: p1
references:
  - {title: Tea, authors: Lu Yu, year: 1910, id: ISBN 0000000000}
related: []
---
${points.map((point) => `${point}.`).join(" ")} A warm pot helps. Fresh water helps. Some believe that for boiling water there is always a want in leaves of green.
`;
const claims = `= ${points[0]}.
+ Nobody should pour hotter than lukewarm over tea that has kept its color.

= ${points[1]}.
- Early and late pickings taste sweet and bitter alike.
`;
const { embedder, entailment } = await openTestModels();
const files = { "01-tea.md": entry, "01-tea.claims.txt": claims };
const { generation, sources } = await testGeneration("", files, embedder);
afterAll(async () => {
  await embedder.close();
  await entailment.close();
});

async function check(answer: string) {
  const [claim] = splitClaims(answer);
  if (!claim) throw new Error("no claim");
  const embed = async (text: string) => {
    const [vector] = await embedder.embed([text]);
    if (!vector) throw new Error("no vector");
    return vector;
  };
  return checkClaim(claim, { sources, generation, embed, entail: entailment.judge });
}

it("doubts a misconception of the guide although the passage speaks of it", async () => {
  expect(await check("Green leaves always want boiling water [1].")).toMatchObject({
    verdict: "unsupported",
    why: "contradicted",
  });
});

it("doubts what a key point says a wrong answer makes of it", async () => {
  expect(await check("A porcelain pot chills six people in the pavilion [1].")).toMatchObject({
    verdict: "unsupported",
    why: "contradicted",
  });
});

it("does not take the denial of a written falsehood for the falsehood", () => {
  const passageIds = sources.map(({ passageId }) => passageId);
  const repeats = (plain: string) => {
    const words = { plain, words: readWords(plain), weightOf: () => 1 };
    return compareWithWritten(words, passageIds, generation).repeats;
  };
  expect(repeats("A porcelain pot chills six people in the pavilion.")).toBe("falsehood");
  expect(repeats("No porcelain pot chills six people in the pavilion.")).toBeUndefined();
});

it("takes for true what is written true of the passage, in words the passage lacks", async () => {
  const text = "Over tea that kept its color, pour nobody anything hotter than lukewarm";
  expect(await check(`${text} [1].`)).toMatchObject({ verdict: "supported" });
  expect(await check(`${text.replace("tea", "soup with 7 herbs")} [1].`)).toMatchObject({
    verdict: "unsupported",
  });
  const half = await check(
    "Over tea that kept its color, dragons guarding temple gardens read the fortunes of emperors in rising steam [1].",
  );
  expect(half.verdict).not.toBe("supported");
});

it("reads a claim beside neighbouring sentences together and beside what is written true of one", async () => {
  const passages = sources.map(({ passageId }) => evidenceOf(generation, passageId));
  const premises: string[] = [];
  const entail: EntailmentModel["judge"] = async (pairs) => {
    premises.push(...pairs.map(({ premise }) => premise));
    return pairs.map(({ premise }, at) => ({
      entailed: premise.length / 1000,
      neutral: 0,
      contradicted: at / 10,
    }));
  };
  const nearest = points[1];
  const truth = "Nobody should pour hotter than lukewarm.";
  const likest = { text: truth, statements: [`${points[0]}.`] };
  const [vector] = await embedder.embed([nearest]);
  const reading = await readClaim(
    "Early ones are sweet.",
    { passages, likest },
    async () => vector ?? new Float32Array(),
    { generation, entail },
  );
  const [, second = ""] = premises;
  const together = `${points[0]}. ${nearest}. ${points[2]}.`;
  const written = `${points[0]}. ${truth}`;
  expect(premises).toEqual([`${nearest}.`, second, together, written]);
  expect(reading?.entailed).toBeCloseTo(Math.max(nearest.length + 1, second.length) / 1000);
  expect(reading?.entailedTogether).toBeCloseTo(together.length / 1000);
  expect(reading?.contradicted).toBeCloseTo(0.3);
});

it("takes a sentence for all that is known where nothing stands beside it", async () => {
  const passages = sources.map(({ passageId }) => evidenceOf(generation, passageId));
  const [passage] = passages;
  const alone = passage && [{ ...passage, sentences: passage.sentences.slice(0, 1) }];
  const reading = await readClaim(
    "Green leaves want cooler water.",
    { passages: alone ?? [], likest: undefined },
    async () => new Float32Array(embedder.dimension),
    {
      generation,
      entail: async (pairs) => pairs.map(() => ({ entailed: 0.8, neutral: 0.2, contradicted: 0 })),
    },
  );
  expect(reading).toMatchObject({ entailed: 0.8, entailedTogether: 0.8 });
});

it("doubts what is written false of the passage, although the passage has all its words", async () => {
  const said = await check("Pickings taste sweet and bitter alike, early and late [1].");
  expect(said).toMatchObject({ verdict: "unsupported", why: "contradicted" });
});

it("doubts a sentence in which two words have changed places", async () => {
  const found = await check("Late pickings taste sweet, while early pickings taste bitter [1].");
  expect(found.verdict).not.toBe("supported");
});

it("says of another language that it was not read, and still misses a number", async () => {
  expect(await check("Die Kanne mit 1.500 ml reicht für sechs und ist warm [1].")).toMatchObject({
    verdict: "weak",
    why: "language",
  });
  expect(await check("Die Kanne mit 2.500 ml reicht für sechs und ist warm [1].")).toMatchObject({
    verdict: "unsupported",
    why: "number",
  });
});
