import { expect, it } from "vitest";
import { type ContentFile, checkContent } from "./content-check";

const words = (count: number, stem: string) =>
  Array.from({ length: count }, (_, index) => `${stem}${index}`).join(" ");

interface Changes {
  readonly number?: number;
  readonly name?: string;
  readonly body?: string;
  readonly passage?: string;
  readonly related?: string;
}

function makeFile({ number = 1, name, body, passage, related = "[]" }: Changes = {}): ContentFile {
  const stem = `w${number}x`;
  return {
    name: name ?? `0${number}-tea.md`,
    text: `---
number: ${number}
section: Tea
question: What is tea ${number}?
summary: A drink.
difficulty: foundation
keyPoints:
${[1, 2, 3, 4, 5].map((n) => `  - { id: p${n}, statement: S, weight: 1, passage: ${passage ?? `${stem}${n}0 ${stem}${n}1`} }`).join("\n")}
misconceptions:
  - { claim: c, correction: d, keyPoint: p1 }
  - { claim: e, correction: f, keyPoint: p2 }
alsoAsked: [a, b, c, d, e, f]
followUps:
  - { question: q, keyPoint: p1 }
  - { question: r, keyPoint: p2 }
references:
  - { title: T, authors: A, year: 2020, id: "arXiv:2001.00001" }
related: ${related}
---

${body ?? `${words(500, stem)}.`}
`,
  };
}

it("finds nothing in sound files", () => {
  expect(checkContent([makeFile(), makeFile({ number: 2, related: "[1]" })])).toEqual([]);
});

it.each<[string, ContentFile[], RegExp]>([
  ["a missing front matter", [{ name: "01-a.md", text: "Tea." }], /01-a\.md: has no front matter/],
  ["a name without its number", [makeFile({ name: "02-tea.md" })], /must begin with its number, 1/],
  ["a body too short", [makeFile({ body: words(120, "w1x") })], /the body has 120 words/],
  ["a body too long", [makeFile({ body: words(1200, "w1x") })], /the body has 1200 words/],
  [
    "a first-level heading",
    [makeFile({ body: `# T\n\n${words(500, "w1x")}` })],
    /headings in a body begin at ##/,
  ],
  [
    "a passage that is not in the body",
    [makeFile({ passage: "not there" })],
    /keyPoints\.0\.passage: found 0 times/,
  ],
  [
    "a link to no file",
    [makeFile({ body: `${words(500, "w1x")} [x](99-none.md)` })],
    /the link 99-none\.md leads to no file/,
  ],
  [
    "a relation to no question",
    [makeFile({ related: "[9]" })],
    /related: 9 is not another question/,
  ],
  ["a relation to itself", [makeFile({ related: "[1]" })], /related: 1 is not another question/],
  [
    "a number twice",
    [makeFile(), makeFile({ name: "01-other.md", body: words(500, "w1x") })],
    /number 1 is taken by 01-tea\.md/,
  ],
])("finds %s", (_, files, fault) => {
  expect(checkContent(files).join("\n")).toMatch(fault);
});

it("finds a sentence that two answers share, whatever its marks", () => {
  const first = makeFile({
    body: `${words(500, "w1x")}.\n\nThe **very same** sentence stands in both.`,
  });
  const second = makeFile({
    number: 2,
    body: `${words(500, "w2x")}.\n\nThe very same sentence stands in both!`,
  });
  expect(checkContent([first, second])).toEqual([
    '02-tea.md: shares a sentence with 01-tea.md: "the very same sentence stands in both"',
  ]);
});
