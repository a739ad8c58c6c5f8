import { describe, expect, it } from "vitest";
import type { AnswerLength } from "./answer-length";
import { composeQuotedAnswer, withMarker } from "./compose-quoted-answer";
import type { Quotable } from "./quotable";

let order = 0;

/** A statement that fits the query well unless told otherwise. */
function statement(markdown: string, more: Partial<Quotable> = {}): Quotable {
  order += 1;
  return {
    n: 1,
    questionNumber: 1,
    kind: "sentence",
    markdown,
    plain: markdown.replace(/[*`]/g, ""),
    order,
    block: `p-${order}`,
    heading: "",
    defines: false,
    ordered: false,
    depth: 0,
    announces: markdown.endsWith(":"),
    keyPoints: [],
    relevance: 0.7,
    partRelevance: [],
    ...more,
  };
}

interface Ask {
  readonly isBroad?: boolean;
  readonly parts?: string[];
  readonly length?: AnswerLength;
  readonly questionNumbers?: number[];
  readonly askedNumbers?: number[];
  readonly aside?: { number: number; question: string };
}

function compose(statements: Quotable[], ask: Ask = {}): string {
  return composeQuotedAnswer({
    isBroad: false,
    parts: [],
    length: "standard",
    questionNumbers: [1],
    askedNumbers: ask.questionNumbers ?? [1],
    ...ask,
    statements,
  }).join("");
}

const item = (markdown: string, block: string, more: Partial<Quotable> = {}) =>
  statement(markdown, { kind: "item", block, ...more });

it("begins with the sentence that answers best, wherever it stands", () => {
  const text = compose([
    statement("A model has parameters."),
    statement("Distillation trains a small student on a teacher's outputs.", { relevance: 0.95 }),
  ]);
  expect(text).toBe(
    "Distillation trains a small student on a teacher's outputs [1].\n\nA model has parameters [1].",
  );
});

it("begins with the answer's opening where the question is what something is", () => {
  const statements = [
    statement("A GAN trains two networks against each other.", { defines: true }),
    statement("GANs sample in one pass.", { relevance: 0.75 }),
  ];
  expect(compose(statements, { isBroad: true })).toMatch(/^A GAN trains/);
  expect(compose(statements)).toMatch(/^GANs sample/);
});

it("goes on with the next best, then in reading order, with each its own marker", () => {
  const text = compose([
    statement("Alpha weights shrink.", { n: 2, relevance: 0.6 }),
    statement("Beta layers vanish.", { n: 3, relevance: 0.9 }),
    statement("Gamma heads merge.", { n: 4, relevance: 0.65 }),
    statement("Delta norms fold.", { n: 5, relevance: 0.8 }),
  ]);
  expect(text).toBe(
    "Beta layers vanish [3].\n\nDelta norms fold [5].\n\nAlpha weights shrink [2].\n\nGamma heads merge [4].",
  );
});

it("makes one paragraph of near sentences of a passage, the lead's among them", () => {
  const lead = statement("Beta layers vanish.", { relevance: 0.9 });
  const near = statement("Gamma heads merge.");
  const far = statement("Delta norms fold.", { order: near.order + 4 });
  const text = compose([lead, near, far]);
  expect(text).toBe("Beta layers vanish [1]. Gamma heads merge [1].\n\nDelta norms fold [1].");
});

it("goes on with the lead's passage before it turns to another", () => {
  const text = compose([
    statement("Alpha weights shrink.", { n: 2 }),
    statement("Beta layers vanish.", { relevance: 0.9 }),
    statement("Gamma heads merge."),
  ]);
  expect(text).toBe("Beta layers vanish [1]. Gamma heads merge [1].\n\nAlpha weights shrink [2].");
});

it("never opens with, or quotes alone, a sentence that leans on another", () => {
  const text = compose([
    statement("Pruning removes weights.", { relevance: 0.6, block: "x" }),
    statement("This makes the model sparse.", { relevance: 0.95, block: "x" }),
  ]);
  expect(text).toBe("Pruning removes weights [1]. This makes the model sparse [1].");
});

it("quotes a list whole and in order, with the line that announces it", () => {
  const text = compose([
    statement("Compression shrinks models.", { relevance: 0.9 }),
    statement("Compression has three steps:", { relevance: 0.5 }),
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
    statement("Compression shrinks models.", { relevance: 0.9 }),
    item("Pruning removes weights.", "l", { heading: "Ways to shrink a model" }),
    item("Distillation trains a student.", "l", { heading: "Ways to shrink a model" }),
  ]);
  expect(text).toContain("**Ways to shrink a model**\n\n- Pruning removes weights [1].\n- Dist");
});

it("leaves a list out rather than cut it when it does not fit the length", () => {
  const long = "word ".repeat(30);
  const statements = [
    statement("Compression shrinks models.", { relevance: 0.9 }),
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
    const near = statement("Shrinking a model is popular.", { relevance: 0.75 });
    const marked = statement("Pruning removes weights.", { relevance: 0.7, ...key("pruning") });
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
        statement(`Alpha ${filler}.`, { relevance: 0.9, ...key("a") }),
        statement(`Beta is closer still, ${filler.replaceAll("word", "term")}.`, key("a")),
        statement(`Gamma goes elsewhere, ${filler.replaceAll("word", "unit")}.`, {
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
      statement("Compression shrinks models.", { relevance: 0.9 }),
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
    statement("Pruning removes weights that matter little.", { relevance: 0.9 }),
    statement("Weights that matter little are removed by pruning.", { n: 2, relevance: 0.85 }),
  ]);
  expect(text).toBe("Pruning removes weights that matter little [1].");
});

describe("a question about two things", () => {
  const gan = statement("GANs sample in one pass.", {
    partRelevance: [0.9, 0.2],
    relevance: 0.8,
  });
  const vae = statement("VAEs maximize a bound.", {
    n: 2,
    questionNumber: 2,
    partRelevance: [0.2, 0.9],
    relevance: 0.2,
  });
  const filler = statement("GANs need two networks.", {
    partRelevance: [0.8, 0.2],
    relevance: 0.7,
  });

  it("gets an answer to both, from two questions of the guide", () => {
    const text = compose([gan, filler, vae], {
      parts: ["GANs", "VAEs"],
      length: "brief",
      questionNumbers: [1, 2],
    });
    expect(text).toContain("GANs sample in one pass [1].");
    expect(text).toContain("VAEs maximize a bound [2].");
  });

  it("gets both items of one list, as a list", () => {
    const block = { heading: "Positions", questionNumber: 1, relevance: 0.3 };
    const filler = "word ".repeat(10).trim();
    const text = compose(
      [
        statement("Attention ignores order.", { relevance: 0.9, partRelevance: [0.1, 0.1] }),
        item(`Rotary turns ${filler}.`, "l", { ...block, partRelevance: [0.9, 0.1] }),
        item(`Learned adds ${"term ".repeat(130).trim()}.`, "l", {
          ...block,
          partRelevance: [0.1, 0.1],
        }),
        item(`Linear biases ${filler.replaceAll("word", "unit")}.`, "l", {
          ...block,
          partRelevance: [0.1, 0.9],
        }),
      ],
      { parts: ["rotary", "linear biases"] },
    );
    expect(text).toMatch(
      /^Attention ignores order \[1\]\.\n\n\*\*Positions\*\*\n\n- Rotary .*\n- Linear /,
    );
    expect(text).not.toContain("Learned");
  });

  it("quotes a question that was only found close where it says nearly as much", () => {
    const ask = { questionNumbers: [1, 2], askedNumbers: [1] };
    const close = { n: 2, questionNumber: 2 };
    const first = statement("GANs sample in one pass.", { relevance: 0.9 });
    const second = (relevance: number) =>
      statement("VAEs maximize a bound.", { ...close, relevance });
    expect(compose([first, second(0.85)], ask)).toContain("VAEs");
    expect(compose([first, second(0.3)], ask)).not.toContain("VAEs");
  });

  it("is told from a question about one thing, which leaves the far sentence out", () => {
    const text = compose([gan, filler, vae], {
      questionNumbers: [1, 2],
      askedNumbers: [1],
    });
    expect(text).not.toContain("VAEs");
  });
});

describe("a question only pointed to", () => {
  const first = statement("GANs sample in one pass.", { relevance: 0.9 });
  const second = (markdown: string, relevance: number) =>
    statement(markdown, { n: 2, questionNumber: 2, relevance });
  const vaes = [second("Latents are codes.", 0.4), second("VAEs maximize a bound.", 0.5)];
  const aside = { number: 2, question: "How do VAEs learn?" };

  it("comes last, under its own heading, with what fits best of it", () => {
    expect(compose([first, ...vaes], { aside })).toBe(
      "GANs sample in one pass [1].\n\n**How do VAEs learn?**\n\nVAEs maximize a bound [2].",
    );
  });

  it("is left out where nothing of it comes near what was asked", () => {
    const text = compose([first, second("VAEs maximize a bound.", 0.2)], { aside });
    expect(text).toBe("GANs sample in one pass [1].");
  });

  it("is left out of brief answers and where the answer quotes it anyway", () => {
    expect(compose([first, ...vaes], { aside, length: "brief" })).not.toContain("How do VAEs");
    const quoted = compose([first, ...vaes], { aside, questionNumbers: [1, 2] });
    expect(quoted).toContain("VAEs maximize");
    expect(quoted).not.toContain("How do VAEs");
  });
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
