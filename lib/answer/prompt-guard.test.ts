import { expect, it } from "vitest";
import { createPromptGuard } from "./prompt-guard";

const instructions =
  "You answer from numbered passages of one guide and from nothing else. Every claim ends with a marker.";
const make = () =>
  createPromptGuard({ instructions, fence: "3f2a9c41-7d55-4c7e", model: "openai/fake" });

function show(text: string, size: number): string {
  const guard = make();
  let shown = "";
  for (let at = 0; at < text.length; at += size) shown += guard.push(text.slice(at, at + size));
  return shown + guard.end();
}

it.each([1, 3, 7, 1000])("lets an answer through unchanged, in pieces of %i", (size) => {
  const text = "The guide answers from numbered passages of one guide, e.g. *LoRA* [1].\n\n- Yes.";
  expect(show(text, size)).toBe(text);
});

it.each([1, 3, 7, 1000])(
  "stops before eight words of the instructions, in pieces of %i",
  (size) => {
    const guard = make();
    let shown = "";
    const leak = "Sure! You answer from **numbered** passages\nof one guide and from nothing else.";
    expect(() => {
      for (let at = 0; at < leak.length; at += size) shown += guard.push(leak.slice(at, at + size));
      guard.end();
    }).toThrow(expect.objectContaining({ code: "model-cut-off" }));
    expect(shown).not.toContain("numbered");
  },
);

it("stops at the word that fences the data", () => {
  expect(() => show("The tag is passage-3f2a9c41-7d55-4c7e.", 5)).toThrow(/instructions/);
});
