import { expect, it } from "vitest";
import { splitClaims } from "./split-claims";

const read = (text: string) => splitClaims(text).map(({ plain, markers }) => [plain, ...markers]);

it("gives each sentence its own markers, also those after its full stop", () => {
  expect(read("Copies hurt [1]. Deduplication helps. [2] Noise does not help [1][3].")).toEqual([
    ["Copies hurt.", 1],
    ["Deduplication helps.", 2],
    ["Noise does not help.", 1, 3],
  ]);
});

it("ends a sentence at a single letter before a marker", () => {
  expect(read("It keeps the top k [1]. HyDE drafts an answer [2].")).toEqual([
    ["It keeps the top k.", 1],
    ["HyDE drafts an answer.", 2],
  ]);
});

it("lets the items of a list cite what their announcement cites", () => {
  expect(
    read("The remedies are these [2]:\n\n- remove the duplicates\n- stop training early [1]"),
  ).toEqual([
    ["The remedies are these:", 2],
    ["remove the duplicates", 2],
    ["stop training early", 1],
  ]);
});

it.each([
  "# A heading with words",
  "**Causes of all this**",
  "Is that a problem in practice?",
  "Here are the main points of it.",
  "The passages do not say what it costs.",
  "Good question.",
  "There are three of them:",
  "```\nx = copies [1] of the data\n```",
  "| Family | Example | Attention |\n|---|---|---|",
])("takes %j for no claim", (text) => {
  expect(read(text)).toEqual([]);
});

it("leaves a bold label out and keeps a bold sentence", () => {
  expect(read("**Air Canada (2024).** The bot promised a refund [1].")).toEqual([
    ["The bot promised a refund.", 1],
  ]);
  expect(read("**A GAN never collapses at all.**")).toEqual([["A GAN never collapses at all."]]);
});

it("reads a table row that cites as one claim", () => {
  const table =
    "| Family | Example |\n|---|---|\n| Encoder-only | BERT [1] |\n| Decoder-only | GPT |";
  expect(read(table)).toEqual([["Encoder-only, BERT", 1]]);
});

it("says where each claim stands", () => {
  const text = "Intro here:\n\n- Copies **hurt** it [1]. More is better [2].";
  for (const { text: sentence, start, end } of splitClaims(text)) {
    expect(text.slice(start, end)).toBe(sentence);
  }
  expect(splitClaims(text)).toHaveLength(2);
});
