import { expect, it } from "vitest";
import { analyze } from "@/lib/index/analyze-text";
import { expandTerms, findAbbreviations } from "./expand-terms";

const abbreviations = findAbbreviations([
  "Use a variational autoencoder (VAE) or a generative adversarial network (GAN), not a thing (XYZ).",
]);
const expand = (text: string) => expandTerms(new Set(analyze(text)), abbreviations);

it("learns the abbreviations whose letters begin the words before them", () => {
  expect([...abbreviations.keys()]).toEqual(["vae", "gan"]);
});

it("lets an abbreviation stand for its words and the words for it", () => {
  const [autoencoder = ""] = analyze("autoencoder");
  expect(expand("a VAE").has(autoencoder)).toBe(true);
  expect(expand("variational autoencoder").has("vae")).toBe(true);
  expect(expand("an autoencoder").has("vae")).toBe(false);
});
