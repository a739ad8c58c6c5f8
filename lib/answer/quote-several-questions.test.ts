import { describe, expect, it } from "vitest";
import { compose, item, quotable } from "./test-quotables";

describe("a question about two things", () => {
  const gan = quotable("GANs sample in one pass.", {
    partRelevance: [0.9, 0.2],
    relevance: 0.8,
  });
  const vae = quotable("VAEs maximize a bound.", {
    n: 2,
    questionNumber: 2,
    partRelevance: [0.2, 0.9],
    relevance: 0.2,
  });
  const filler = quotable("GANs need two networks.", {
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
        quotable("Attention ignores order.", { relevance: 0.9, partRelevance: [0.1, 0.1] }),
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
    const first = quotable("GANs sample in one pass.", { relevance: 0.9 });
    const second = (relevance: number) =>
      quotable("VAEs maximize a bound.", { ...close, relevance });
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
  const first = quotable("GANs sample in one pass.", { relevance: 0.9 });
  const second = (markdown: string, relevance: number) =>
    quotable(markdown, { n: 2, questionNumber: 2, relevance });
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
