import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createHashingEmbedder } from "@/lib/embedding/hashing-embedder";
import { ingest } from "@/lib/index/ingest";
import { type Generation, loadCurrentGeneration } from "@/lib/index/load-generation";
import { search } from "@/lib/retrieval/search";
import { authoredCosine } from "./authored-cosines";
import { chooseSources } from "./choose-sources";
import { collectQuotables } from "./collect-quotables";
import { readRelevanceSigns } from "./read-relevance";
import { readParts } from "./write-answer";

/** A guide's file with as few details as it takes; the first key point is the one looked at. */
function guideFile(number: number, question: string, keyPoint: string, body: string): string {
  const point = (id: string) => ({ id, statement: keyPoint, weight: 3, passage: `no ${id} here` });
  const [first = ""] = body.split(" from ", 1);
  const details = {
    number,
    section: "Models",
    question,
    summary: `${question} In short.`,
    difficulty: "foundation",
    keyPoints: [
      { ...point("first"), passage: first || "nothing yet" },
      ...["second", "third", "fourth", "fifth"].map(point),
    ],
    misconceptions: ["first", "second"].map((id) => ({
      claim: `Not so, ${id}.`,
      correction: "So.",
      keyPoint: id,
    })),
    alsoAsked: [1, 2, 3, 4, 5, 6].map((place) => `${question} ${place}`),
    followUps: ["first", "second"].map((id) => ({ question: `And ${id}?`, keyPoint: id })),
    references: [
      {
        title: "Learning both Weights and Connections",
        authors: "Han et al.",
        year: 2015,
        id: "arXiv:1506.02626",
      },
    ],
    related: [],
  };
  return `---\n${JSON.stringify(details)}\n---\n${body}\n`;
}

const files = {
  "01-pruning.md": guideFile(
    1,
    "How does pruning shrink networks?",
    "Unimportant synapses vanish.",
    "Pruning removes weights from networks. Sparse networks need sparse kernels.\n\n## After pruning\n\nNetworks are tuned again after pruning.",
  ),
  "02-tokenizers.md": guideFile(
    2,
    "What do tokenizers cut?",
    "Text comes in pieces.",
    "Tokenizers cut subword pieces from sentences.",
  ),
  "03-watermarks.md": guideFile(
    3,
    "Where do watermarks hide?",
    "Pictures carry signals.",
    "Watermarks hide signals from viewers of pictures.",
  ),
  "05-noise.md": guideFile(
    5,
    "When does noise schedule matter?",
    "Schedules matter.",
    "Noise schedules matter for samplers.",
  ),
  "04-licences.md": guideFile(4, "Which licences bind weights?", "Licences bind.", ""),
};

const embedder = createHashingEmbedder();
let folder: string;
let generation: Generation;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "viva-sources-"));
  const source = path.join(folder, "guide");
  await mkdir(source);
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(source, name), text);
  await ingest({
    source,
    outsideFile: path.join(folder, "outside.txt"),
    dataDir: folder,
    embedder,
    countTokens: (text) => text.split(/\s+/).length,
    force: false,
  });
  generation = await loadCurrentGeneration(folder, embedder);
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function choose(query: string) {
  const found = await search({ query }, generation, { embedder });
  const asked = await readParts(found, embedder);
  const chosen = chooseSources(found, { length: "brief", parts: asked.parts });
  return { found, chosen, asked };
}

it("asks for the question of each part", async () => {
  const { chosen } = await choose(
    "how does pruning shrink networks and where do watermarks hide signals",
  );
  expect([...chosen.askedNumbers].sort()).toEqual([1, 3]);
});

it("draws on a question that a part asks for, however far behind the whole query finds it", async () => {
  const { found, asked } = await choose(
    "how does pruning shrink networks and where do watermarks hide signals",
  );
  const place = (number: number) => [1, 2, 5, 3].indexOf(number);
  const questions = found.questions
    .filter(({ question }) => place(question.number) >= 0)
    .sort((a, b) => place(a.question.number) - place(b.question.number));
  const behind = { ...found, questions };
  const drawnOn = (parts: typeof asked.parts) =>
    chooseSources(behind, { length: "brief", parts }).sources.map(
      (source) => source.questionNumber,
    );
  expect(drawnOn(asked.parts)).toContain(3);
  expect(drawnOn([])).not.toContain(3);
});

it("asks for one question where the query is about one thing", async () => {
  const { chosen } = await choose("how does pruning shrink networks");
  expect(chosen.askedNumbers).toEqual([1]);
});

it("numbers its sources from 1, best question first, and leaves unanswered questions out", async () => {
  const { chosen } = await choose("which licences bind the weights that pruning removes");
  expect(chosen.sources.map(({ n }) => n)).toEqual(chosen.sources.map((_, index) => index + 1));
  expect(chosen.sources.map(({ questionNumber }) => questionNumber)).not.toContain(4);
  expect(chosen.sources[0]?.questionNumber).toBe(chosen.questionNumbers[0]);
});

it("collects every statement of the sources, the opening and key points marked", async () => {
  const { found, chosen, asked } = await choose("how does pruning shrink networks");
  const statements = collectQuotables(chosen.sources, found, asked).filter(
    ({ questionNumber }) => questionNumber === 1,
  );
  expect(statements.map(({ plain }) => plain).sort()).toEqual([
    "Networks are tuned again after pruning.",
    "Pruning removes weights from networks.",
    "Sparse networks need sparse kernels.",
  ]);
  expect(statements.filter(({ defines }) => defines).map(({ plain }) => plain)).toEqual([
    "Pruning removes weights from networks.",
  ]);
  expect(statements.find(({ defines }) => defines)?.keyPoints).toEqual([
    { id: "1:first", weight: 3 },
  ]);
});

describe("the signs that a good answer quotes a sentence", () => {
  const texts = () => generation.content.statements.map(({ plain }) => plain);

  async function signsOf(query: string, sentence: string) {
    const { found, chosen } = await choose(query);
    const asked = { text: query, vectors: [found.vector] };
    const signs = readRelevanceSigns(chosen.sources, asked, generation).get(
      texts().indexOf(sentence),
    );
    if (!signs) throw new Error(`“${sentence}” is in no source of “${query}”`);
    return signs;
  }

  it("hold nearness to what its authors say it claims, in other words than its own", async () => {
    const { own, authored } = await signsOf(
      "unimportant synapses vanish",
      "Pruning removes weights from networks.",
    );
    expect(authored).toBeCloseTo(1, 5);
    expect(own).toBeLessThan(0.5);
  });

  it("tell the opening from the rest, and the nearest sentence from the others", async () => {
    const query = "are networks tuned again after pruning";
    const opening = await signsOf(query, "Pruning removes weights from networks.");
    const nearest = await signsOf(query, "Networks are tuned again after pruning.");
    expect([opening.opening, nearest.opening]).toEqual([1, 0]);
    expect(nearest.gap).toBe(0);
    expect(opening.gap).toBeLessThan(0);
    expect(nearest.terms).toBe(1);
    expect(opening.terms).toBeLessThan(1);
  });

  it("make the sentence that answers more likely to be quoted than its neighbours", async () => {
    const { found, chosen, asked } = await choose("are networks tuned again after pruning");
    const [first] = collectQuotables(chosen.sources, found, asked).sort(
      (a, b) => b.relevance - a.relevance,
    );
    expect(first?.plain).toBe("Networks are tuned again after pruning.");
  });
});

it("compares a vector with authored texts by the index, and gives 0 for texts it has not", async () => {
  const [vector = new Float32Array()] = await embedder.embed(["Unimportant synapses vanish."]);
  const cosine = authoredCosine(generation);
  expect(cosine(1, ["Unimportant synapses vanish."], vector)).toBeCloseTo(1, 5);
  expect(cosine(2, ["Unimportant synapses vanish."], vector)).toBe(0);
  expect(cosine(1, [], vector)).toBe(0);
});
