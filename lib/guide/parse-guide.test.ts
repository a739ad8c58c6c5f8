import { describe, expect, it } from "vitest";
import { parseGuide } from "./parse-guide";

/** Uneven on purpose: levels, bold, numbers, rules, numbered bold sub-headings, open questions. */
const rawGuide = `# Tea Basics
-----

## **What is tea, and how does it differ from tisane?**

Tea is made from Camellia sinensis.

### Key Points

1. **Leaves**: Only one plant.

### Conclusion

Tisane is made of anything else.


# **Which teas are there?**
---

There are many.

### 1. **Green tea**
   - **Taste**: grassy.

### 2. **Black tea**
   - Fully oxidised. Why does it matter?

## 4. **Can you explain oxidation?**

Oxidation browns the leaf.

# Brewing
----

## 21. **How hot should the water be?**
Green tea wants 80 degrees.

# Trade

## 27. **How is tea traded?**


## 28. **Discuss the role of auctions.**

## 29. **What is a tea exchange?**
`;

function parse(text: string, path = "tea.md") {
  return parseGuide([{ path, text }]);
}

describe("a raw guide", () => {
  const guide = parse(rawGuide);
  const numbered = (number: number) =>
    guide.questions.find((question) => question.number === number);

  it("finds each question once, in its section, under its own number or the next free one", () => {
    expect(
      guide.questions.map(({ number, section, question }) => [number, section, question]),
    ).toEqual([
      [1, "Tea Basics", "What is tea, and how does it differ from tisane?"],
      [2, "Tea Basics", "Which teas are there?"],
      [4, "Tea Basics", "Can you explain oxidation?"],
      [21, "Brewing", "How hot should the water be?"],
      [27, "Trade", "How is tea traded?"],
      [28, "Trade", "Discuss the role of auctions."],
      [29, "Trade", "What is a tea exchange?"],
    ]);
    expect(guide.sections).toEqual(["Tea Basics", "Brewing", "Trade"]);
  });

  it("keeps numbered and bold sub-headings in the answer they belong to", () => {
    expect(numbered(2)?.body).toMatch(/^There are many\.[\s\S]*Why does it matter\?$/);
    expect(numbered(1)?.body).toContain("### Conclusion");
  });

  it("knows answers from beginnings and from blanks", () => {
    const statuses = guide.questions.map(({ status }) => status);
    expect(statuses).toEqual([
      "answered",
      "answered",
      "partial",
      "partial",
      "unanswered",
      "unanswered",
      "unanswered",
    ]);
  });

  it("gives bodies their place in the file", () => {
    for (const { body, bodyStart } of guide.questions) {
      expect(rawGuide.slice(bodyStart, bodyStart + body.length)).toBe(body);
    }
  });
});

it("reads bold lines as questions where a guide has no headings for them", () => {
  const guide = parse(
    "**1. What is a bud?**\n\nA bud.\n\n**2. What is a leaf?**\n\nA leaf, **really?**\n",
  );
  expect(guide.questions.map(({ question, body }) => [question, body])).toEqual([
    ["What is a bud?", "A bud."],
    ["What is a leaf?", "A leaf, **really?**"],
  ]);
});

it("takes a question below the usual level for a sub-heading", () => {
  const guide = parse(
    "## 1. What is A?\n\nIt is.\n\n### Why?\n\nSo.\n\n## 2. What is B?\n\nIt is.\n",
  );
  expect(guide.questions.map(({ question }) => question)).toEqual(["What is A?", "What is B?"]);
});

it("ignores headings inside code fences", () => {
  const guide = parse("## What is A?\n\n```md\n## What is B?\n```\n");
  expect(guide.questions).toHaveLength(1);
});

it("renumbers a number that occurs twice and says so", () => {
  const guide = parse("## 3. What is A?\n\nIt is.\n\n## 3. What is B?\n\nIt is.\n");
  expect(guide.questions.map(({ number }) => number)).toEqual([3, 4]);
  expect(guide.warnings).toEqual([expect.stringContaining("“What is B?”")]);
});

it("refuses a text without a question and says what one looks like", () => {
  expect(() => parse("# Notes\n\nNothing asked.")).toThrow(/heading that ends in “\?”/);
});

it("refuses two files with the same number and names both", () => {
  const file = (path: string) => ({ path, text: authored });
  expect(() => parseGuide([file("07-a.md"), file("07-b.md")])).toThrow(/07-b\.md and 07-a\.md/);
});

const authored = `---
number: 7
section: Tea
question: What is tea?
summary: A drink.
difficulty: foundation
keyPoints:
${[1, 2, 3, 4, 5].map((n) => `  - { id: p${n}, statement: S${n}, weight: 1, passage: w${n} }`).join("\n")}
misconceptions:
  - { claim: c, correction: d, keyPoint: p1 }
  - { claim: e, correction: f, keyPoint: p2 }
alsoAsked: [a, b, c, d, e, f]
followUps:
  - { question: q, keyPoint: p1 }
  - { question: r, keyPoint: p2 }
references:
  - { title: T, authors: A, year: 2020, id: "arXiv:2001.00001" }
related: []
---

Tea is a drink.
`;

describe("an authored question", () => {
  it("is addressed by its file name and carries its details", () => {
    const [question] = parse(authored, "guide/07-tea.md").questions;
    expect(question).toMatchObject({
      number: 7,
      slug: "07-tea",
      section: "Tea",
      body: "Tea is a drink.",
    });
    expect(question?.details?.keyPoints[0]).toEqual({
      id: "p1",
      statement: "S1",
      weight: 1,
      passage: "w1",
      contradictions: [],
    });
  });

  it("names file and field of every fault at once", () => {
    const faulty = authored.replace("number: 7", "number: seven").replace("weight: 1", "weight: 9");
    expect(() => parse(faulty, "07-tea.md")).toThrow(
      /07-tea\.md: number: .*; keyPoints\.0\.weight: /,
    );
  });

  it("must tie misconceptions to a key point that exists", () => {
    const faulty = authored.replace("correction: d, keyPoint: p1", "correction: d, keyPoint: p9");
    expect(() => parse(faulty)).toThrow(
      /misconceptions\.0\.keyPoint: no key point has the id "p9"/,
    );
  });
});
