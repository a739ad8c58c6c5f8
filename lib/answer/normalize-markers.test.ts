import { expect, it } from "vitest";
import { seededRandom } from "@/lib/seeded-random";
import { createMarkerNormalizer, normalizeMarkers } from "./normalize-markers";

const known = new Set([1, 2, 3]);
const normalize = (text: string) => normalizeMarkers(text, known);

it.each([
  ["Often [1].", "Often [1]."],
  ["Often [1, 2].", "Often [1][2]."],
  ["Often [1][2] [3].", "Often [1][2] [3]."],
  ["Often 【1】.", "Often [1]."],
  ["Often 【2†source】 and so on.", "Often [2] and so on."],
  ["Often 〔2〕.", "Often [2]."],
  ["Often \\[1\\].", "Often [1]."],
  ["Often [^1].", "Often [1]."],
  ["Often [^1, ^2].", "Often [1][2]."],
  ["Often [1-3].", "Often [1][2][3]."],
  ["Often [1–2].", "Often [1][2]."],
  ["Often [1; 3].", "Often [1][3]."],
  ["Often [1 and 3].", "Often [1][3]."],
  ["Often [[2]].", "Often [2]."],
  ["Often [Source 2].", "Often [2]."],
  ["Often [passage 1, passage 3].", "Often [1][3]."],
  ["Often (source 2).", "Often [2]."],
  ["Often (1).", "Often [1]."],
  ["Often (1, 2). Seldom (3)", "Often [1][2]. Seldom [3]"],
  [
    "Prefill is compute bound (1) while decode is not (2).",
    "Prefill is compute bound [1] while decode is not [2].",
  ],
  ["Often [1](https://guide.example/x).", "Often [1]."],
])("writes %s as %s", (text, expected) => {
  expect(normalize(text)).toBe(expected);
});

it.each([
  ["Often [9].", "Often."],
  ["Often [0].", "Often."],
  ["Often [9] [1].", "Often [1]."],
  ["Often [1, 9].", "Often [1]."],
  ["Often [2-9].", "Often [2][3]."],
  ["Often [2023] and [99]!", "Often and!"],
  ["- [9] Often", "- Often"],
])("drops the numbers that name no source from %s", (text, expected) => {
  expect(normalize(text)).toBe(expected);
});

it.each([
  "values in [0, 1] and shapes [128, 256]",
  "There are (1) copies and (2) near-copies; see equation (1).",
  "f(1) in 2017 (2017)",
  "`a[1]` and ``b[2]``",
  "```python\nx[1] = y[99]\n```\nafter",
  "~~~\nx[1, 2]\n~~~",
  "$$x_{[1,2]}$$ and \\(y_[9]\\) and $z_{[9]}$",
  "$$\nx [9]\n$$",
  "a [link](https://x.example) and ![image](y.png)",
  "- [ ] open task\n- [x] done task",
])("leaves what is no citation alone: %s", (text) => {
  expect(normalize(text)).toBe(text);
});

it("reads citations after code that was never closed, and money", () => {
  expect(normalize("a ` b [1, 2]")).toBe("a ` b [1][2]");
  expect(normalize("costs $5 [1, 2] or $6 [9].")).toBe("costs $5 [1][2] or $6.");
});

it("keeps the label of a footnote from becoming a link for every marker", () => {
  expect(normalize("So [^1].\n\n[^1]: The guide.\n[9]: https://x.example")).toBe(
    "So [1].\n\n\\[1\\]: The guide.\n https://x.example",
  );
});

it("keeps an index that is no citation readable, in a form no reader takes for a marker", () => {
  expect(normalize("x[0]")).toBe("x\\[0\\]");
});

it("leaves a citation cut in half out", () => {
  expect(normalize("Often [1")).toBe("Often");
  expect(normalize("Often [1, ")).toBe("Often");
  expect(normalize("Often [")).toBe("Often");
});

/** Texts with every form, code and formulas; see also the evaluation's scripted outputs. */
const texts = [
  "Dup (1) more [1, 2]; x【3†s】 [^2][9]. `a[1]` $x_{[1]}$ $5 [1](https://e.x/a)\n[^1]: L\n```js\nx[9]\n```\n- y [1-3]",
  "a ~ b ``c [1] `d` [2]\n\n$$\nx[1]\n$$ [[2]] [Source 3] \\[1\\] (source 1) [0] [link](x) [1",
];

function runIn(pieces: readonly string[]): string[] {
  const normalizer = createMarkerNormalizer(known);
  return [...pieces.map((piece) => normalizer.push(piece)), normalizer.end()];
}

it("gives the same text wherever it is cut, and never half a marker", () => {
  for (const text of texts) {
    const whole = normalize(text);
    for (let at = 0; at <= text.length; at += 1) {
      const out = runIn([text.slice(0, at), text.slice(at)]);
      expect(out.join("")).toBe(whole);
    }
    const random = seededRandom(7);
    for (let round = 0; round < 200; round += 1) {
      const pieces: string[] = [];
      for (let at = 0; at < text.length; ) {
        const end = at + 1 + Math.floor(random() * 6);
        pieces.push(text.slice(at, end));
        at = end;
      }
      const out = runIn(pieces);
      expect(out.join("")).toBe(whole);
      let shown = "";
      for (const piece of out) {
        shown += piece;
        if (shown !== whole) expect(shown).not.toMatch(/(?<!\\)\[\d*$/);
      }
    }
  }
});
