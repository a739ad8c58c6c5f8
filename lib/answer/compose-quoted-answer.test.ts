import { describe, expect, it } from "vitest";
import { withMarker } from "./compose-quoted-answer";
import { compose, item, quotable } from "./test-quotables";

it("begins with the sentence that answers best, wherever it stands", () => {
  const text = compose([
    quotable("A model has parameters."),
    quotable("Distillation trains a small student on a teacher's outputs.", { relevance: 0.95 }),
  ]);
  expect(text).toBe(
    "Distillation trains a small student on a teacher's outputs [1].\n\nA model has parameters [1].",
  );
});

it("begins with the answer's opening where the question is what something is", () => {
  const statements = [
    quotable("A GAN trains two networks against each other.", { defines: true }),
    quotable("GANs sample in one pass.", { relevance: 0.75 }),
  ];
  expect(compose(statements, { isBroad: true })).toMatch(/^A GAN trains/);
  expect(compose(statements)).toMatch(/^GANs sample/);
});

it("goes on with the next best, then in reading order, with each its own marker", () => {
  const text = compose([
    quotable("Alpha weights shrink.", { n: 2, relevance: 0.6 }),
    quotable("Beta layers vanish.", { n: 3, relevance: 0.9 }),
    quotable("Gamma heads merge.", { n: 4, relevance: 0.65 }),
    quotable("Delta norms fold.", { n: 5, relevance: 0.8 }),
  ]);
  expect(text).toBe(
    "Beta layers vanish [3].\n\nDelta norms fold [5].\n\nAlpha weights shrink [2].\n\nGamma heads merge [4].",
  );
});

it("makes one paragraph of near sentences of a passage, the lead's among them", () => {
  const lead = quotable("Beta layers vanish.", { relevance: 0.9 });
  const near = quotable("Gamma heads merge.");
  const far = quotable("Delta norms fold.", { order: near.order + 4 });
  const text = compose([lead, near, far]);
  expect(text).toBe("Beta layers vanish [1]. Gamma heads merge [1].\n\nDelta norms fold [1].");
});

it("goes on with the lead's passage before it turns to another", () => {
  const text = compose([
    quotable("Alpha weights shrink.", { n: 2 }),
    quotable("Beta layers vanish.", { relevance: 0.9 }),
    quotable("Gamma heads merge."),
  ]);
  expect(text).toBe("Beta layers vanish [1]. Gamma heads merge [1].\n\nAlpha weights shrink [2].");
});

it("never opens with, or quotes alone, a sentence that leans on another", () => {
  const text = compose([
    quotable("Pruning removes weights.", { relevance: 0.6, block: "x" }),
    quotable("This makes the model sparse.", { relevance: 0.95, block: "x" }),
  ]);
  expect(text).toBe("Pruning removes weights [1]. This makes the model sparse [1].");
});

it("quotes a list whole and in order, with the line that announces it", () => {
  const text = compose([
    quotable("Compression shrinks models.", { relevance: 0.9 }),
    quotable("Compression has three steps:", { relevance: 0.5 }),
    item("Prune the weights.", "l", { ordered: true }),
    item("Tune what is left.", "l", { ordered: true }),
    item("Measure the loss.", "l", { ordered: true }),
  ]);
  expect(text).toBe(
    "Compression shrinks models [1].\n\nCompression has three steps [1]:\n\n1. Prune the weights [1].\n2. Tune what is left [1].\n3. Measure the loss [1].",
  );
});

it("heads a list that nothing announces with the guide's heading", () => {
  const text = compose([
    quotable("Compression shrinks models.", { relevance: 0.9 }),
    item("Pruning removes weights.", "l", { heading: "Ways to shrink a model" }),
    item("Distillation trains a student.", "l", { heading: "Ways to shrink a model" }),
  ]);
  expect(text).toContain("**Ways to shrink a model**\n\n- Pruning removes weights [1].\n- Dist");
});

it("leaves a list out rather than cut it when it does not fit the length", () => {
  const long = "word ".repeat(30);
  const statements = [
    quotable("Compression shrinks models.", { relevance: 0.9 }),
    item(`First ${long}.`, "l"),
    item(`Second ${long}.`, "l"),
    item(`Third ${long}.`, "l"),
  ];
  expect(compose(statements, { length: "brief" })).toBe("Compression shrinks models [1].");
  expect(compose(statements, { length: "deep" })).toContain("Third word");
});

describe("key points that authors marked", () => {
  const key = (id: string, weight = 3) => ({ keyPoints: [{ id, weight }] });

  it("lead the answer where another sentence is only a little nearer", () => {
    const near = quotable("Shrinking a model is popular.", { relevance: 0.75 });
    const marked = quotable("Pruning removes weights.", { relevance: 0.7, ...key("pruning") });
    expect(compose([near, marked])).toMatch(/^Pruning removes weights/);
    expect(
      compose([
        { ...near, relevance: 0.99 },
        { ...marked, relevance: 0.4 },
      ]),
    ).toMatch(/^Shrinking/);
  });

  it("come before a nearer sentence that only repeats a point, where one more fits", () => {
    const filler = "word ".repeat(30).trim();
    const text = compose(
      [
        quotable(`Alpha ${filler}.`, { relevance: 0.9, ...key("a") }),
        quotable(`Beta is closer still, ${filler.replaceAll("word", "term")}.`, key("a")),
        quotable(`Gamma goes elsewhere, ${filler.replaceAll("word", "unit")}.`, {
          relevance: 0.6,
          ...key("b"),
        }),
      ],
      { length: "brief" },
    );
    expect(text).toContain("Gamma");
    expect(text).not.toContain("Beta");
  });

  it("take one item out of a list that is too long, never two", () => {
    const long = "word ".repeat(45);
    const text = compose([
      quotable("Compression shrinks models.", { relevance: 0.9 }),
      item(`Pruning first ${long}.`, "l", key("pruning")),
      item(`Distilling second ${long.replaceAll("word", "term")}.`, "l", key("distilling")),
      item(`Quantizing third ${long.replaceAll("word", "unit")}.`, "l", key("quantizing", 1)),
      item(`Sharing fourth ${long.replaceAll("word", "part")}.`, "l"),
    ]);
    expect(text.match(/Pruning|Distilling|Quantizing|Sharing/g)).toHaveLength(1);
  });
});

it("says nothing twice", () => {
  const text = compose([
    quotable("Pruning removes weights that matter little.", { relevance: 0.9 }),
    quotable("Weights that matter little are removed by pruning.", { n: 2, relevance: 0.85 }),
  ]);
  expect(text).toBe("Pruning removes weights that matter little [1].");
});

it("writes nothing when there is nothing to quote", () => {
  expect(compose([])).toBe("");
});

it.each([
  ["It ends.", "It ends [2]."],
  ["Does it?", "Does it [2]?"],
  ["No stop", "No stop [2]"],
  ["**Bold ends.**", "**Bold ends** [2]."],
  ["See (Lee et al., 2021).", "See (Lee et al., 2021) [2]."],
  ["Steps:", "Steps [2]:"],
])("puts the marker of %j before its stop", (markdown, marked) => {
  expect(withMarker(markdown, 2)).toBe(marked);
});

it("marks each sentence of an item, but not its bold lead-in", () => {
  const text = compose([item("**Pruning.** It removes weights. Sparse models result.", "l")]);
  expect(text).toBe("**Pruning.** It removes weights [1]. Sparse models result [1].");
});
